import { z } from 'zod';

/** What `find` looks for. */
export const textQuerySchema = z.object({
  text: z.string().min(1).max(200),
  /** Upper and lower case differ. */
  matchCase: z.boolean(),
  /** Full and half width differ. */
  matchWidth: z.boolean(),
});
export type TextQuery = z.infer<typeof textQuerySchema>;
