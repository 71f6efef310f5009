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
    checkNames(cleaned);
    const node = documentSchema.nodeFromJSON(cleaned);
    if (node.type.name !== 'doc') throw new RangeError('这不是一篇完整的正文');
    node.check();
    return { document: node.toJSON() as DocumentNode, replaced };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError('document-invalid', { where: '正文', what: structureFault(error) }, { cause: error });
  }
}

/** Nodes and marks with names that are words: ProseMirror looks up anything else as it is. @throws RangeError */
function checkNames(value: unknown): void {
  const { type, marks = [], content = [] } = partsOf(value);
  if (typeof type !== 'string' || !Array.isArray(content)) throw new RangeError('有一部分不是文稿里能有的内容');
  if (!Array.isArray(marks) || marks.some((mark) => typeof partsOf(mark).type !== 'string')) {
    throw new RangeError('有一处文字的格式不对');
  }
  for (const child of content) checkNames(child);
}

function partsOf(value: unknown): { type?: unknown; marks?: unknown; content?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
