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
 * An issue of articles as offices send them, each with at least one table: paragraphs of one to some twenty lines, heads, a footnote or a
 * picture now and then, tables of 1–40 rows and 2–8 columns with heads, captions and merged cells, in a column or over the page.
 */
export function randomTables(articles: number): fc.Arbitrary<CompleteIssue> {
  return fc
    .tuple(fc.array(randomBlocks, { minLength: articles, maxLength: articles }), fc.boolean())
    .map(([documents, balanceLastPage]) => {
      const list = documents.map((blocks, index): Article => {
        const { document } = checkDocument({ type: 'doc', content: blocks });
        return {
          ...plainArticle(`t${index}`),
          titleLines: [`第${String(index + 1).padStart(3, '0')}篇稿件`],
          bylines: [{ kind: 'person', name: '某某' }],
          document,
        };
      });
      return {
        ...inventedIssue({ balanceLastPage }),
        sections: [{ id: 's', name: '栏目', articles: list }],
        assets: testImages.map(({ asset }) => asset),
      };
    });
}

const han = [...'的一是在不了有和人这中大为上个国我以要他时来用们编办改革机构'];

function words(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...han) },
    { weight: 1, arbitrary: fc.constantFrom('，', '。', '、', '2021', '“机构”', '（一）') },
  );
  return fc.array(piece, { minLength, maxLength }).map((parts) => parts.join(''));
}

function text(minLength: number, maxLength: number): fc.Arbitrary<InlineNode> {
  return words(minLength, maxLength).map((value) => ({ type: 'text', text: value }));
}

const footnote: fc.Arbitrary<InlineNode> = words(4, 40).map((value) => ({
  type: 'footnote',
  content: [{ type: 'text', text: value }],
}));

const randomParagraph: fc.Arbitrary<BlockNode> = fc
  .tuple(text(5, 400), fc.oneof({ weight: 30, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: footnote }))
  .map(([words, note]) => ({ type: 'paragraph', content: note ? [words, note] : [words] }));

const randomHeading: fc.Arbitrary<BlockNode> = fc
  .tuple(fc.constantFrom<HeadingLevel>(1, 2, 3, 4), text(4, 30))
  .map(([level, node]) => ({ type: 'heading', attrs: { level }, content: [node] }));

const randomFigure: fc.Arbitrary<BlockNode> = fc
  .tuple(
    fc.constantFrom(...testImages.map(({ asset }) => asset.id)),
    fc.constantFrom('column' as const, 'column' as const, 'page' as const),
    fc.constantFrom(null, null, 25, 60, 100),
    fc.array(text(4, 20), { maxLength: 1 }),
  )
  .map(([asset, span, width, content]) => ({
    type: 'figure',
    attrs: { asset, alt: '', span, width },
    ...(content.length > 0 ? { content } : {}),
  }));

const randomTable: fc.Arbitrary<TableNode> = fc
  .record({
    columns: fc.integer({ min: 2, max: 8 }),
    rows: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 40 })),
    headerRows: fc.constantFrom(0, 1, 1, 1, 2),
    span: fc.constantFrom('column' as const, 'page' as const),
    valign: fc.constantFrom('middle' as const, 'middle' as const, 'top' as const, 'bottom' as const),
    caption: fc.oneof(fc.constant(''), words(4, 20)),
    texts: fc.array(fc.oneof({ weight: 10, arbitrary: words(1, 10) }, { weight: 1, arbitrary: words(1, 60) }), {
      minLength: 8,
      maxLength: 40,
    }),
    merge: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.tuple(fc.nat(39), fc.nat(7), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 })) },
    ),
  })
  .map(({ columns, rows, headerRows, span, valign, caption, texts, merge }) => {
    let next = 0;
    const [top, left, height, width] = merge ?? [-1, -1, 0, 0];
    const [bottom, right] = [Math.min(rows, top + height), Math.min(columns, left + width)];
    const content = Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow' as const,
      content: Array.from({ length: columns }, (_, column) => column).flatMap((column): TableCellNode[] => {
        const isMerged = row >= top && row < bottom && column >= left && column < right;
        if (isMerged && (row !== top || column !== left)) return [];
        const spans = isMerged ? { colspan: right - left, rowspan: bottom - top } : { colspan: 1, rowspan: 1 };
        const paragraph: ParagraphNode = {
          type: 'paragraph',
          content: [{ type: 'text', text: texts[next++ % texts.length] ?? '' }],
        };
        const type = row < Math.min(headerRows, rows - 1) ? 'tableHeader' : 'tableCell';
        return [{ type, attrs: { ...spans, colwidth: null, valign }, content: [paragraph] }];
      }),
    }));
    return { type: 'table', attrs: { span, caption }, content };
  });

const prose: fc.Arbitrary<BlockNode[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: randomParagraph },
    { weight: 3, arbitrary: randomHeading },
    { weight: 1, arbitrary: randomFigure },
  ),
  {
    minLength: 1,
    maxLength: 6,
  },
);

const randomBlocks: fc.Arbitrary<BlockNode[]> = fc
  .array(fc.tuple(prose, randomTable), { minLength: 1, maxLength: 3 })
  .chain((parts) => prose.map((end) => [...parts.flatMap(([before, table]) => [...before, table]), ...end]));
