import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { BinaryFile } from './binary-file.ts';

/** The detail of a refusal: `code` is a `UserErrorCode`, `details` what its sentence was made from. */
export const refusalSchema = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

export interface ProcedureMeta {
  /** What in the archive is not what it was once the procedure is done. */
  changes?: readonly ArchiveTopic[];
  /** What changed is the text of one article, `articleId` of the input, and nothing else: its place stays. */
  savesText?: boolean;
}
export const archiveTopics = ['issues', 'articles', 'findings', 'directory', 'preferences', 'activity', 'program'] as const;
export type ArchiveTopic = (typeof archiveTopics)[number];

/**
 * What every procedure of the contract starts from. `REFUSED` carries a `UserError` to the other end, its message the Chinese
 * sentence; any other error is a bug.
 */
export const procedure = oc.$meta<ProcedureMeta>({}).errors({ REFUSED: { status: 422, data: refusalSchema } });

/** What came of it in the activity log: the entry to be taken back, or null where nothing was changed. */
export interface Logged {
  activity: number | null;
}

const fileLimit = 48 * 2 ** 20;

/**
 * A file goes as it is: in base64 within JSON, 20 MB held the backend for half a second (measured). What came as JSON can hold no
 * function, so nothing else passes for a `Blob`.
 */
const fileContentsSchema = z.custom<BinaryFile>(isBlob).superRefine(({ size }, { addIssue }) => {
  if (size > fileLimit) addIssue({ code: 'too_big', origin: 'file', maximum: fileLimit, inclusive: true, input: size });
});

export const fileInputSchema = z.object({ name: z.string().min(1).max(260), contents: fileContentsSchema });

function isBlob(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'stream' in value && typeof value.stream === 'function';
}
