import { z } from 'zod';
import { UserError } from '../../../shared/errors.ts';
import { cleanStrings } from '../../../shared/text/clean-strings.ts';

/**
 * A value from outside, cleaned of characters no page can carry and checked against its schema.
 * @throws UserError `document-invalid` with `where`
 */
export function checkValue<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): { value: z.output<Schema>; replaced: string[] } {
  const replaced: string[] = [];
  try {
    return { value: schema.parse(cleanStrings(value, replaced, 64)), replaced };
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof RangeError)) throw error;
    const what = error instanceof RangeError ? error.message : '有一项内容不是能有的值';
    throw new UserError('document-invalid', { where, what }, { cause: error });
  }
}
