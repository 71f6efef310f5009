import { Paragraph, type Table } from 'docx';
import type { BlockNode, ParagraphNode } from '../../../../shared/document/types.ts';
import { isBlankBelow } from '../../../../shared/layout/blank-below.ts';
import type { DocxContext } from './docx-context.ts';
import { figureBlocks } from './figures.ts';
import { inlineRuns } from './inlines.ts';
import { styleIds } from './styles-part.ts';
import { tableBlocks } from './tables.ts';

type Written = (Paragraph | Table)[];

/**
 * `bodyStyle` sets plain paragraphs; `widthPt` is what a table may take, `blankBelow` whether a line stays blank below it. `looseHeadings`
 * are not kept with what follows.
 */
interface BlockPlace {
  widthPt: number;
  bodyStyle: string;
  looseHeadings?: ReadonlySet<BlockNode>;
  blankBelow: boolean;
}

type Writers = {
  [T in BlockNode['type']]: (node: Extract<BlockNode, { type: T }>, place: BlockPlace, context: DocxContext) => Written;
};

/** One function for each type of block. */
const writers: Writers = {
  paragraph: (node, place, context) => [paragraph(node, place.bodyStyle, context)],
  heading: (node, place, context) => [
    new Paragraph({
      style: styleIds[`heading${node.attrs.level}`],
      ...(place.looseHeadings?.has(node) ? { keepNext: false } : {}),
      children: inlineRuns(node.content, context),
    }),
  ],
  blockquote: (node, _, context) => node.content.map((one) => paragraph(one, styleIds.quote, context)),
  note: (node, _, context) => node.content.map((one) => paragraph(one, styleIds.note, context)),
  credits: (node, _, context) => [new Paragraph({ style: styleIds.credits, children: inlineRuns(node.content, context) })],
  table: (node, place, context) => tableBlocks(node, place, context),
  figure: (node, _, context) => figureBlocks(node, context),
};

/** The blocks of a document from `from` up to `to`. */
export function blockParts(
  blocks: readonly BlockNode[],
  place: Omit<BlockPlace, 'blankBelow'>,
  context: DocxContext,
  { from, to }: { from: number; to: number } = { from: 0, to: blocks.length },
): Written {
  return blocks.slice(from, to).flatMap((node, index) => {
    const write = writers[node.type] as (node: BlockNode, place: BlockPlace, context: DocxContext) => Written;
    return write(node, { ...place, blankBelow: isBlankBelow(blocks, from + index) }, context);
  });
}

function paragraph(node: ParagraphNode, style: string, context: DocxContext): Paragraph {
  const align = node.attrs?.align ?? 'start';
  return new Paragraph({
    style,
    ...(align === 'start'
      ? {}
      : { alignment: align === 'center' ? 'center' : 'right', indent: { firstLine: 0, firstLineChars: 0 } }),
    children: inlineRuns(node.content, context),
  });
}
