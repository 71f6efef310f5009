import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedExtensions } from '../../renderer/editor/schema/shared-extensions.ts';
import { documentSchema } from '../../shared/document/schema.ts';
import { randomDocument } from '../helpers/random-document.ts';

const assets = ['a'.repeat(64), 'b'.repeat(64)];
const editorSchema = getSchema(sharedExtensions({}));

test('the editor has the nodes and marks of the shared schema, in the same order, with the same rules', () => {
  expect(specsOf(editorSchema.nodes)).toEqual(specsOf(documentSchema.nodes));
  expect(specsOf(editorSchema.marks)).toEqual(specsOf(documentSchema.marks));
  expect(Object.keys(editorSchema.nodes)).toEqual(Object.keys(documentSchema.nodes));
  expect(Object.keys(editorSchema.marks)).toEqual(Object.keys(documentSchema.marks));
  expect(editorSchema.topNodeType.name).toBe('doc');
});

test('every document passes through the editor unchanged', () => {
  fc.assert(
    fc.property(randomDocument(assets), (document) => {
      const node = Node.fromJSON(editorSchema, document);
      node.check();
      expect(node.toJSON()).toEqual(document);
    }),
    { numRuns: 200 },
  );
});

/** What a specification says about documents; how they are shown is the editor's own. */
function specsOf(types: Readonly<Record<string, { spec: object }>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(types).map(([name, { spec }]) => {
      const { toDOM: _, parseDOM: __, ...rest } = spec as Record<string, unknown>;
      return [name, rest];
    }),
  );
}
