import { z } from 'zod';

/** How an editor is called: what stands as author of revisions and in the activity log. */
export const editorNameSchema = z
  .string()
  // Marks of direction would turn the texts of the window around.
  .overwrite((name) => name.replace(/\p{Cf}/gu, ''))
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u);

/** The header with which a window says who sits at it. Two windows on one program can be two editors. */
export const editorHeader = 'x-bulletin-editor';

/** Headers carry no Chinese. */
export function editorHeaderOf(name: string): string {
  return encodeURIComponent(name);
}

/** Undefined where the header is missing or is no name. */
export function editorOfHeader(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  try {
    return editorNameSchema.safeParse(decodeURIComponent(value)).data;
  } catch {
    return undefined;
  }
}
