import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { idSchema } from '../periodical/id-schema.ts';
import type { BinaryFile } from './binary-file.ts';
import type { Finding } from './finding.ts';
import { procedure } from './procedure.ts';

export const exportFormats = ['pdf', 'docx', 'text'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportedFileSchema = z.object({
  format: z.enum(exportFormats),
  /** Full path. */
  file: z.string(),
  bytes: z.number().int(),
});
export type ExportedFile = z.infer<typeof exportedFileSchema>;

export const exportEventSchema = z.discriminatedUnion('kind', [
  /** Step `step` of `steps`, counted from 1, begins. */
  z.object({ kind: z.literal('step'), what: z.string(), step: z.number().int(), steps: z.number().int() }),
  z.object({ kind: z.literal('done'), folder: z.string(), files: z.array(exportedFileSchema) }),
]);
export type ExportEvent = z.infer<typeof exportEventSchema>;

export const exportsContract = {
  preflight: procedure.input(z.object({ issueId: idSchema })).output(type<Finding[]>()),
  /**
   * Typesets and writes the files. `folder` null: a new dated folder in the archive's `exports`. Cancelled by giving up the
   * iterator: nothing is left behind. `articleId`: that article alone.
   */
  run: procedure
    .input(
      z.object({
        issueId: idSchema,
        articleId: idSchema.nullable(),
        formats: z.array(z.enum(exportFormats)).min(1),
        folder: z.string().nullable(),
      }),
    )
    .output(eventIterator(exportEventSchema)),
  /** Bytes of a file that `run` wrote since the program started; for a browser that cannot see the folder. */
  read: procedure.input(z.object({ file: z.string() })).output(type<BinaryFile>()),
  /** Shows a folder that `run` wrote to, in the file manager of the PC. */
  openFolder: procedure.input(z.object({ folder: z.string() })).output(type<void>()),
  /**
   * Prints pages of the PDF (never of the screen). `pages` are physical pages from 1, both inclusive; null prints all.
   * In the desktop program the print dialog opens; in a browser the answer is the address of a PDF to open and print there.
   */
  print: procedure
    .input(
      z.object({
        issueId: idSchema,
        articleId: idSchema.nullable(),
        pages: z.object({ from: z.number().int().min(1), to: z.number().int().min(1) }).nullable(),
      }),
    )
    .output(type<{ kind: 'dialog' } | { kind: 'open'; url: string }>()),
};
