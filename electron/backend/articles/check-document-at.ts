import { checkDocument } from '../../../shared/document/check.ts';
import type { DocumentNode } from '../../../shared/document/types.ts';
import { UserError } from '../../../shared/errors.ts';

/**
 * `checkDocument` for a document whose strings are clean already, with `where` as the place a refusal names.
 * @throws UserError `document-invalid`
 */
export function checkDocumentAt(document: unknown, where: string): DocumentNode {
  try {
    return checkDocument(document).document;
  } catch (error) {
    if (!(error instanceof UserError) || !('what' in error.details)) throw error;
    throw new UserError('document-invalid', { where, what: String(error.details.what) }, { cause: error });
  }
}
