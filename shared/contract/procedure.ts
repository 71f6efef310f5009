import { oc } from '@orpc/contract';
import { z } from 'zod';

/** The detail of a refusal: `code` is a `UserErrorCode`, `details` what its sentence was made from. */
export const refusalSchema = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

/** `changes`: what in the archive is not what it was once the procedure is done. */
export interface ProcedureMeta {
  changes?: readonly ArchiveTopic[];
}
export const archiveTopics = ['issues', 'articles', 'directory', 'preferences'] as const;
export type ArchiveTopic = (typeof archiveTopics)[number];

/**
 * What every procedure of the contract starts from. `REFUSED` carries a `UserError` to the other end, its message the Chinese
 * sentence; any other error is a bug.
 */
export const procedure = oc.$meta<ProcedureMeta>({}).errors({ REFUSED: { status: 422, data: refusalSchema } });

export const idSchema = z.string().min(1).max(200);
/** A file's bytes in base64, so that every request is JSON. The limit of 48 MB of bytes is that of the loopback host's body. */
export const fileInputSchema = z.object({ name: z.string().min(1).max(260), contents: z.base64().max(64 * 2 ** 20) });
