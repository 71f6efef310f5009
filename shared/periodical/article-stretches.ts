import type { Node } from '@tiptap/pm/model';
import { searchedText } from '../document/find-text.ts';
import { documentSchema } from '../document/schema.ts';
import type { Article } from './article.ts';
import type { TextHit } from './text-hit.ts';

/** A stretch of text without a paragraph's end in it: a head field, or what stands in one paragraph, heading, cell or footnote. */
export interface TextStretch {
  part: TextHit['part'];
  /** Counts the stretches of one head field, from 0: lines of the title, names of the byline. */
  index: number;
  /** Top-level block; -1 for head fields. */
  block: number;
  /** Document position of its first character; null for head fields. */
  position: number | null;
  /** In the document one character for every position. */
  text: string;
}

/** Every stretch of an article, in the order a reader meets them. What the contents say of it is not its text. */
export function articleStretches({ kicker, titleLines, subtitle, bylines, document }: Article): TextStretch[] {
  const head = (part: TextStretch['part'], texts: readonly string[]): TextStretch[] =>
    texts.map((text, index) => ({ part, index, block: -1, position: null, text }));
  const names = bylines.map(({ name }) => name);
  const stretches = [
    ...head('kicker', [kicker]),
    ...head('title', titleLines),
    ...head('subtitle', [subtitle]),
    ...head('byline', names),
  ];
  const root = documentSchema.nodeFromJSON(document);
  // Block by block: to find the block of each position anew takes longer with every block there is.
  root.forEach((top, offset, block) => {
    const visit = (node: Node, position: number): void => {
      if (!node.inlineContent) return;
      const part = node.type.name === 'footnote' ? 'footnote' : 'body';
      stretches.push({ part, index: 0, block, position: position + 1, text: searchedText(node) });
    };
    visit(top, offset);
    top.descendants((node, position) => visit(node, offset + 1 + position));
  });
  return stretches;
}
