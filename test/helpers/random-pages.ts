import fc from 'fast-check';
import { checkDocument } from '../../shared/document/check.ts';
import type {
  BlockNode,
  HeadingLevel,
  InlineNode,
  ParagraphNode,
  TableCellNode,
  TableNode,
} from '../../shared/document/types.ts';
import type { Article } from '../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import { inventedIssue } from './invented-issue.ts';
import { plainArticle } from './plain-article.ts';
import { testImages } from './test-images.ts';

/**
 * Issues that are hard to break into columns and pages: tables of 1–40 rows and 2–8 columns, pictures, runs of headings, footnotes,
 * articles of one line and of none, in one column and in two, level and not. Every paragraph is numbered, so that no two are alike.
 */
export function randomPages(articles: number): fc.Arbitrary<CompleteIssue> {
  // The first values of a run are otherwise small ones, whose articles end on the page where they begin.
  return fc
    .noBias(
      fc.tuple(
        fc.array(randomBlocks, { minLength: articles, maxLength: articles }),
        fc.constantFrom(1 as const, 2 as const, 2 as const, 2 as const),
        fc.boolean(),
        fc.constantFrom(1, 2, 3),
      ),
    )
    .map(([documents, columns, balanceLastPage, titles]) => {
      const list = documents.map((blocks, index): Article => {
        const { document } = checkDocument({ type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] });
        const titleLines = Array.from({ length: titles }, (_, line) => `第${index + 1}篇第${line + 1}行`);
        return { ...plainArticle(`p${index}`), titleLines, bylines: [{ kind: 'person', name: '某某' }], document };
      });
      return {
        ...inventedIssue({ columns, balanceLastPage }),
        sections: [{ id: 's', name: '栏目', articles: list }],
        assets: testImages.map(({ asset }) => asset),
      };
    });
}

const han = [...'的一是在不了有和人这中大为上个国我以要他时来用们编办改革机构'];
const words = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...han) },
        { weight: 1, arbitrary: fc.constantFrom('，', '。', '2021', '“', '”') },
      ),
      {
        minLength,
        maxLength,
      },
    )
    // Typst sets the second of three opening marks in a row over the line, where the line breaks between them; no text has three.
    .map((parts) => parts.join('').replace(/“{2,}/g, '“'));

const text = (minLength: number, maxLength: number): fc.Arbitrary<InlineNode> =>
  words(minLength, maxLength).map((value) => ({ type: 'text', text: value || '字' }));

const footnote: fc.Arbitrary<InlineNode> = text(1, 90).map((node) => ({ type: 'footnote', content: [node as never] }));

const inlines = (maxLength: number): fc.Arbitrary<InlineNode[]> =>
  fc
    .tuple(
      text(1, maxLength),
      fc.array(fc.oneof({ weight: 3, arbitrary: text(1, 40) }, { weight: 1, arbitrary: footnote }), { maxLength: 2 }),
    )
    .map(([first, rest]) => [first, ...rest]);

const randomParagraph: fc.Arbitrary<ParagraphNode> = fc
  .oneof(
    { weight: 3, arbitrary: inlines(40) },
    { weight: 3, arbitrary: inlines(400) },
    { weight: 1, arbitrary: fc.constant<InlineNode[]>([]) },
  )
  .map((content) => ({ type: 'paragraph', ...(content.length > 0 ? { content } : {}) }));

const randomHeading: fc.Arbitrary<BlockNode> = fc
  .tuple(fc.constantFrom<HeadingLevel>(1, 2, 3, 4), text(1, 50))
  .map(([level, node]) => ({ type: 'heading', attrs: { level }, content: [node] }));

const headingRun: fc.Arbitrary<BlockNode[]> = fc.array(randomHeading, { minLength: 1, maxLength: 5 });

const randomFigure: fc.Arbitrary<BlockNode> = fc
  .tuple(
    fc.constantFrom(...testImages.map(({ asset }) => asset.id)),
    fc.constantFrom('column' as const, 'column' as const, 'page' as const),
    fc.constantFrom(null, null, 25, 60, 100),
    fc.array(text(1, 60), { maxLength: 1 }),
  )
  .map(([asset, span, width, content]) => ({
    type: 'figure',
    attrs: { asset, alt: '', span, width },
    ...(content.length > 0 ? { content } : {}),
  }));

const randomTable: fc.Arbitrary<TableNode> = fc
  .record({
    columns: fc.integer({ min: 2, max: 8 }),
    rows: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 8 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }) },
    ),
    headerRows: fc.integer({ min: 0, max: 3 }),
    span: fc.constantFrom('column' as const, 'page' as const),
    valign: fc.constantFrom('middle' as const, 'middle' as const, 'top' as const, 'bottom' as const),
    caption: fc.oneof(fc.constant(''), words(1, 50)),
    cells: fc.array(fc.oneof({ weight: 12, arbitrary: inlineCell(12) }, { weight: 1, arbitrary: inlineCell(120) }), {
      minLength: 1,
      maxLength: 30,
    }),
    merge: fc.option(fc.tuple(fc.nat(39), fc.nat(7), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 })), {
      nil: null,
    }),
  })
  .map(({ columns, rows, headerRows, span, valign, caption, cells, merge }) => {
    let next = 0;
    const [top, left, height, width] = merge ?? [-1, -1, 0, 0];
    const bottom = Math.min(rows, top + height);
    const right = Math.min(columns, left + width);
    const content = Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow' as const,
      content: Array.from({ length: columns }, (_, column) => column).flatMap((column): TableCellNode[] => {
        const isMerged = row >= top && row < bottom && column >= left && column < right;
        if (isMerged && (row !== top || column !== left)) return [];
        const spans = isMerged ? { colspan: right - left, rowspan: bottom - top } : { colspan: 1, rowspan: 1 };
        const paragraph = cells[next++ % cells.length] ?? { type: 'paragraph' };
        const type = row < Math.min(headerRows, rows - 1) ? 'tableHeader' : 'tableCell';
        return [{ type, attrs: { ...spans, colwidth: null, valign }, content: [paragraph] }];
      }),
    }));
    return { type: 'table', attrs: { span, caption }, content };
  });

function inlineCell(maxLength: number): fc.Arbitrary<ParagraphNode> {
  return fc
    .oneof(
      { weight: 12, arbitrary: text(1, maxLength).map((node) => [node]) },
      { weight: 1, arbitrary: fc.tuple(text(1, maxLength), footnote) },
    )
    .map((content) => ({ type: 'paragraph', content }));
}

const noteBlock: fc.Arbitrary<BlockNode> = fc
  .tuple(fc.constantFrom('note' as const, 'blockquote' as const), fc.array(randomParagraph, { minLength: 1, maxLength: 2 }))
  .map(([type, content]) => ({ type, content }));

const credits: fc.Arbitrary<BlockNode> = inlines(80).map((content) => ({ type: 'credits', content }));

const single = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => arbitrary.map((value) => [value]);

const groups = (minLength: number, maxLength: number): fc.Arbitrary<BlockNode[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: single<BlockNode>(randomParagraph) },
        { weight: 3, arbitrary: headingRun },
        { weight: 2, arbitrary: single<BlockNode>(randomTable) },
        { weight: 2, arbitrary: single(randomFigure) },
        { weight: 1, arbitrary: single(noteBlock) },
        { weight: 1, arbitrary: single(credits) },
      ),
      { minLength, maxLength },
    )
    .map((all) => all.flat());

const randomBlocks: fc.Arbitrary<BlockNode[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<BlockNode[]>([]) },
  { weight: 1, arbitrary: single(text(1, 10).map((node): BlockNode => ({ type: 'paragraph', content: [node] }))) },
  { weight: 11, arbitrary: groups(1, 9) },
  { weight: 1, arbitrary: groups(10, 36) },
);
