import { type AnyExtension, Mark, Node } from '@tiptap/core';
import type { AttributeSpec, MarkSpec, NodeSpec } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { documentSchema, type MarkName, type NodeName } from '../../../shared/document/schema.ts';
import { markRules, nodeRules } from './html-rules.ts';

/** Makes the view of one node of a kind. */
export type ViewMaker = (...given: Parameters<NonNullable<ReturnType<NonNullable<Node['config']['addNodeView']>>>>) => NodeView;
/** What a view is made from. */
export type ViewInput = Pick<Parameters<ViewMaker>[0], 'node' | 'view' | 'getPos'>;

/**
 * The shared schema as extensions of the editor: the same nodes, marks, contents, attributes and checks in the same order, with
 * the rules that show them, and a view of their own for those that have one.
 */
export function sharedExtensions(views: Partial<Record<NodeName, ViewMaker>>): AnyExtension[] {
  const { nodes, marks, topNode = 'doc' } = documentSchema.spec;
  const extensions: AnyExtension[] = [];
  nodes.forEach((key, spec) => {
    const name = key as NodeName;
    extensions.push(nodeExtension(name, spec, name === topNode, views[name]));
  });
  marks.forEach((name, spec) => {
    extensions.push(markExtension(name as MarkName, spec));
  });
  return extensions;
}

function nodeExtension(name: NodeName, spec: NodeSpec, topNode: boolean, view: ViewMaker | undefined): AnyExtension {
  const { content, marks, group, inline, atom, selectable, isolating, defining, attrs, tableRole } = spec;
  const rules = name === 'doc' || name === 'text' ? {} : nodeRules[name];
  return Node.create({
    name,
    topNode,
    // Only what the specification says is handed on: an attribute left out is not the same as one that is undefined.
    ...defined({ content, marks, group, inline, atom, selectable, isolating, defining }),
    addAttributes: () => attributesOf(attrs),
    extendNodeSchema: (extension) => (extension.name === name ? { ...defined({ tableRole }), ...rules } : {}),
    ...(view ? { addNodeView: () => view } : {}),
  });
}

function markExtension(name: MarkName, { inclusive, excludes, group, spanning, attrs }: MarkSpec): AnyExtension {
  return Mark.create({
    name,
    ...defined({ inclusive, excludes, group, spanning }),
    addAttributes: () => attributesOf(attrs),
    extendMarkSchema: (extension) => (extension.name === name ? { ...markRules[name] } : {}),
  });
}

function attributesOf(attrs: Readonly<Record<string, AttributeSpec>> | undefined) {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).map(([name, spec]) => [
      name,
      { isRequired: !('default' in spec), default: spec.default, validate: spec.validate, rendered: false },
    ]),
  );
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
