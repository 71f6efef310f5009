import fc from 'fast-check';
import { checkDocument } from '../../shared/document/check.ts';
import type {
  BlockNode,
  DocumentNode,
  HeadingLevel,
  InlineNode,
  Mark,
  ParagraphNode,
  TableCellNode,
  TableNode,
  TableRowNode,
  TextNode,
} from '../../shared/document/types.ts';
import { hostileStrings } from './hostile-strings.ts';

/**
 * Valid documents of every kind of node and mark, with texts of many scripts and hostile ones. `assets` are the ids figures may
 * name; without any there are no figures. What comes out has passed `checkDocument`.
 */
export function randomDocument(assets: readonly string[] = []): fc.Arbitrary<DocumentNode> {
  return fc
    .array(randomBlock(assets), { minLength: 1, maxLength: 12 })
    .map((content) => checkDocument({ type: 'doc', content }).document);
}

/** Text of a few pieces: prose, names, figures, foreign scripts, now and then something hostile. Not cleaned. */
export const randomText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .array(fc.constantFrom(...'的一是在不了有和人这中大为上个国我以要他时来用们编办改革机构'), size(1, 30))
          .map(joined),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom('，', '。', '；', '：', '“”', '（一）', '《条例》', '——', '……', '、', '〔2021〕3号'),
      },
      { weight: 2, arbitrary: fc.constantFrom('2021', '3.5%', 'Word', 'e-mail', 'GB/T 9704', 'a', ' ', '  ', '\u3000', '\t') },
      { weight: 1, arbitrary: fc.constantFrom('ᠮᠣᠩᠭᠣᠯ', '𠮷', '𪚥', 'é', '한글', '👍', '·', '①') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
      { weight: 2, arbitrary: fc.constantFrom(...hostileStrings) },
    ),
    size(1, 6),
  )
  .map(joined);

const change = fc.record({
  id: fc.uuid(),
  author: fc.constantFrom('甲', '乙', 'A & <B>'),
  time: fc.constantFrom('2021-03-26T08:00:00.000Z', '2021-04-01T09:30:00.000Z'),
});

/** In the order of the schema, which a valid document keeps; sub- and superscript, insertion and deletion exclude each other. */
const randomMarks: fc.Arbitrary<Mark[]> = fc
  .tuple(
    sometimes(fc.constant<Mark>({ type: 'bold' })),
    sometimes(fc.constant<Mark>({ type: 'emphasis' })),
    sometimes(fc.constant<Mark>({ type: 'underline' })),
    sometimes(fc.constantFrom<Mark>({ type: 'superscript' }, { type: 'subscript' })),
    sometimes(fc.constantFrom('https://example.com/?a=1&b="2"', 'http://例子.example/路径', 'mailto:a@example.com').map(linkTo)),
    sometimes(fc.tuple(fc.constantFrom('insertion' as const, 'deletion' as const), change).map(changeMark)),
  )
  .map((marks) => marks.flat());

const plainTextNode: fc.Arbitrary<TextNode> = randomText.map((text) => ({ type: 'text', text }));

const markedText: fc.Arbitrary<TextNode> = fc
  .tuple(randomText, randomMarks)
  .map(([text, marks]) => withMarks({ type: 'text', text }, marks));

const randomInline: fc.Arbitrary<InlineNode> = fc.oneof(
  { weight: 5, arbitrary: plainTextNode },
  { weight: 5, arbitrary: markedText },
  { weight: 1, arbitrary: fc.constant<InlineNode>({ type: 'hardBreak' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(markedText, size(0, 2)), randomMarks)
      .map(([content, marks]) => withMarks<InlineNode>({ type: 'footnote', ...filled(content) }, marks)),
  },
);

const randomInlines = fc.array(randomInline, size(0, 5));

const randomParagraph: fc.Arbitrary<ParagraphNode> = fc
  .tuple(fc.constantFrom('start' as const, 'center' as const, 'end' as const), sometimes(randomText), randomInlines)
  .map(([align, lead, content]) => ({
    type: 'paragraph',
    attrs: { align },
    ...filled([...lead.map((text): TextNode => ({ type: 'text', text, marks: [{ type: 'lead' }] })), ...content]),
  }));

const paragraphs = fc.array(randomParagraph, size(1, 3));

function randomBlock(assets: readonly string[]): fc.Arbitrary<BlockNode> {
  const blocks: fc.WeightedArbitrary<BlockNode>[] = [
    { weight: 8, arbitrary: randomParagraph },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom<HeadingLevel>(1, 2, 3, 4), randomInlines)
        .map(([level, content]) => ({ type: 'heading', attrs: { level }, ...filled(content) })),
    },
    { weight: 1, arbitrary: paragraphs.map((content) => ({ type: 'blockquote', content })) },
    { weight: 1, arbitrary: paragraphs.map((content) => ({ type: 'note', content })) },
    { weight: 1, arbitrary: randomInlines.map((content) => ({ type: 'credits', ...filled(content) })) },
    { weight: 2, arbitrary: randomTable },
  ];
  const [first, ...others] = assets;
  if (first !== undefined) {
    const figure = fc
      .tuple(
        fc.constantFrom(first, ...others),
        randomText,
        fc.constantFrom('column' as const, 'page' as const),
        fc.option(fc.integer({ min: 10, max: 100 })),
        randomInlines,
      )
      .map(
        ([asset, alt, span, width, content]): BlockNode => ({
          type: 'figure',
          attrs: { asset, alt, span, width },
          ...filled(content),
        }),
      );
    blocks.push({ weight: 1, arbitrary: figure });
  }
  return fc.oneof(...blocks);
}

/**
 * Tables whose cells tile a grid without gap or overlap: rows of single cells, then some rectangles of them merged. Rows stay,
 * even where every place of one is taken by cells from above.
 */
const randomTable: fc.Arbitrary<TableNode> = fc
  .record({
    columns: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 6 }),
    headerRows: fc.integer({ min: 0, max: 2 }),
    merges: fc.array(
      fc.record({
        row: fc.nat(5),
        column: fc.nat(4),
        height: fc.integer({ min: 1, max: 3 }),
        width: fc.integer({ min: 1, max: 4 }),
      }),
      size(0, 3),
    ),
    texts: fc.array(fc.array(randomParagraph, size(1, 2)), size(1, 30)),
    widths: fc.option(fc.array(fc.integer({ min: 20, max: 300 }), size(5, 5)), { nil: null }),
    valigns: fc.array(fc.constantFrom('top' as const, 'middle' as const, 'bottom' as const), size(1, 3)),
    span: fc.constantFrom('column' as const, 'page' as const),
    caption: fc.oneof(fc.constant(''), randomText),
  })
  .map(({ columns, rows, headerRows, merges, texts, widths, valigns, span, caption }) => {
    const taken = new Set<string>();
    const content: TableRowNode[] = [];
    let next = 0;
    for (let row = 0; row < rows; row += 1) {
      const cells: TableCellNode[] = [];
      for (let column = 0; column < columns; column += 1) {
        if (taken.has(`${row}/${column}`)) continue;
        const merge = merges.find((candidate) => candidate.row === row && candidate.column === column);
        const rowspan = Math.min(merge?.height ?? 1, rows - row);
        const colspan = freeWidth(taken, row, column, Math.min(merge?.width ?? 1, columns - column));
        for (let r = row; r < row + rowspan; r += 1) for (let c = column; c < column + colspan; c += 1) taken.add(`${r}/${c}`);
        const colwidth = widths ? widths.slice(column, column + colspan) : null;
        cells.push({
          type: row < headerRows ? 'tableHeader' : 'tableCell',
          attrs: { colspan, rowspan, colwidth, valign: valigns[next % valigns.length] ?? 'middle' },
          content: texts[next % texts.length] ?? [{ type: 'paragraph' }],
        });
        next += 1;
      }
      content.push({ type: 'tableRow', ...filled(cells) });
    }
    return { type: 'table', attrs: { span, caption }, content };
  });

function freeWidth(taken: ReadonlySet<string>, row: number, column: number, wanted: number): number {
  let width = 1;
  while (width < wanted && !taken.has(`${row}/${column + width}`)) width += 1;
  return width;
}

function withMarks<N extends InlineNode>(node: N, marks: Mark[]): N {
  return marks.length > 0 ? { ...node, marks } : node;
}

function filled<T>(content: T[]): { content?: T[] } {
  return content.length > 0 ? { content } : {};
}

function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: arbitrary.map((value) => [value]) });
}

function linkTo(href: string): Mark {
  return { type: 'link', attrs: { href } };
}

function changeMark([type, attrs]: ['insertion' | 'deletion', { id: string; author: string; time: string }]): Mark {
  return { type, attrs };
}

function size(minLength: number, maxLength: number): { minLength: number; maxLength: number } {
  return { minLength, maxLength };
}

function joined(parts: readonly string[]): string {
  return parts.join('');
}
