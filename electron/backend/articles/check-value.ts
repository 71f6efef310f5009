import { z } from 'zod';
import { UserError } from '../../../shared/contract/errors.ts';
import { cleanStrings } from '../../../shared/text/clean-strings.ts';

/**
 * A value from outside, cleaned of characters no page can carry and checked against its schema.
 * @throws UserError `document-invalid` with `where` and the place inside it
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
    if (error instanceof z.ZodError) {
      const [issue] = error.issues;
      const what = issue ? `${issue.path.join('.')} ${issue.message}` : error.message;
      throw new UserError('document-invalid', { where, what }, { cause: error });
    }
    if (error instanceof RangeError) throw new UserError('document-invalid', { where, what: error.message }, { cause: error });
    throw error;
  }
}
