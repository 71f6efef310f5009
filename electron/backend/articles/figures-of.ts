import type { DocumentNode } from '../../../shared/document/types.ts';

/** Asset ids of a document's pictures in order of appearance; the schema has figures at the top level only. */
export function figuresOf(document: DocumentNode): string[] {
  return document.content.flatMap((block) => (block.type === 'figure' ? [block.attrs.asset] : []));
}
