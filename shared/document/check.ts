import { UserError } from '../errors.ts';
import { cleanStrings } from '../text/clean-strings.ts';
import { documentSchema } from './schema.ts';
import { structureFault } from './structure-fault.ts';
import type { DocumentNode } from './types.ts';

const maximumDepth = 64;

/**
 * The check at every door (load, save, paste, import, API): unknown nodes, wrong attributes and wrong nesting are refused
 * with the place, never dropped. Returns the same document with every attribute written out.
 *
 * Characters no page can carry are replaced first (see `cleanText`); `replaced` names them in order of appearance.
 * @throws UserError `document-invalid`
 */
export function checkDocument(value: unknown): { document: DocumentNode; replaced: string[] } {
  const replaced: string[] = [];
  try {
    const cleaned = cleanStrings(value, replaced, maximumDepth);
    const node = documentSchema.nodeFromJSON(cleaned);
    if (node.type.name !== 'doc') throw new RangeError('这不是一篇完整的正文');
    node.check();
    return { document: node.toJSON() as DocumentNode, replaced };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError('document-invalid', { where: '正文', what: structureFault(error) }, { cause: error });
  }
}
