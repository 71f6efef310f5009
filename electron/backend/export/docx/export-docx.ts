import { Document, type ISectionOptions, Packer } from 'docx';
import { contentsPlan } from '../../../../shared/layout/contents-plan.ts';
import { issueLine } from '../../../../shared/layout/front-matter.ts';
import type { Page, PageMap } from '../../../../shared/layout/page-map.ts';
import { type CompleteIssue, printedPieces } from '../../../../shared/periodical/complete-issue.ts';
import { contentsOf } from '../../../../shared/periodical/contents.ts';
import { issueName, totalNumberName } from '../../../../shared/periodical/issue.ts';
import { cleanStrings } from '../../../../shared/text/clean-strings.ts';
import { startResvg } from '../../assets/start-resvg.ts';
import { articleSections } from './article.ts';
import { backCoverSection } from './back-cover.ts';
import { contentsSection } from './contents.ts';
import { coverSection } from './cover.ts';
import { drawCoverPictures } from './cover-pictures.ts';
import { createDocxContext, type DocxContext } from './docx-context.ts';
import { mastheadSection } from './masthead.ts';
import { openingSection } from './opening.ts';
import { packDeterministically } from './pack-deterministically.ts';
import { bare, section } from './sections.ts';
import { settingsPart } from './settings-part.ts';
import { stylesPart } from './styles-part.ts';
import { tinyParagraph } from './tiny-paragraph.ts';
import { withWordPictures } from './word-pictures.ts';

export interface DocxInput {
  complete: CompleteIssue;
  /** From the typesetter: the page numbers of the contents and the order of the pages are the PDF's. */
  map: PageMap;
  /** Bytes of an asset of `complete.assets`. */
  loadAsset: (id: string) => Uint8Array;
  fonts: { mongolian: Uint8Array };
}

/** Of values inside values: an issue with a document of the greatest depth allowed. */
const maximumDepth = 96;

/**
 * A whole issue as DOCX, page for page like the PDF, for Word, WPS and LibreOffice. The same issue gives the same bytes.
 */
export async function exportDocx(given: DocxInput): Promise<Uint8Array> {
  await startResvg();
  const cleaned = { ...given, complete: cleanStrings(given.complete, [], maximumDepth) as CompleteIssue };
  const input = { ...cleaned, ...(await withWordPictures(cleaned)) };
  const { issue, layout } = input.complete;
  const pictures = await drawCoverPictures({ layout, mongolianTitle: issue.mongolianTitle }, input.fonts.mongolian);
  const context = createDocxContext({ ...input, pictures });
  const folios = new Map(
    input.map.articles.map((article) => [context.bookmarks.get(article.articleId) ?? '', String(article.folio)]),
  );
  const sections = issueSections(context);
  const document = new Document({
    title: `${issue.title} ${issueName(issue)}（${totalNumberName(issue)}）`,
    subject: issueLine(issue),
    creator: issue.sponsor,
    lastModifiedBy: issue.sponsor,
    evenAndOddHeaderAndFooters: true,
    footnotes: context.footnotes,
    pageNumbers: () => ({ bookmarks: folios }),
    sections,
  });
  const packed = await Packer.toBuffer(document);
  return packDeterministically(packed, `${dayOrEpoch(issue.publishedOn)}T00:00:00Z`, {
    'word/styles.xml': stylesPart(layout, contentsPlan(contentsOf(input.complete), layout).entrySizePt),
    'word/settings.xml': settingsPart(),
    'word/footnotes.xml': withoutAutomaticMarks,
  });
}

/** The day of publication as typed, where it is one: Word calls a file damaged whose time it cannot read. */
function dayOrEpoch(text: string): string {
  const day = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : '1980-01-01';
}

/** docx begins every note with an automatic number; ours begin with their marks. */
function withoutAutomaticMarks(footnotes: string): string {
  return footnotes.replaceAll(/<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/g, '');
}

/** The pages in the order of the map. A part of several pages begins with its first. */
function issueSections(context: DocxContext): ISectionOptions[] {
  const { pages, articles } = context.map;
  const firstPages = new Map(articles.map(({ articleId, firstPage }) => [articleId, firstPage]));
  const folios = new Map(articles.map(({ articleId, folio }) => [articleId, folio]));
  // By piece: a filler may stand on the first page of its article.
  const starting = new Map(printedPieces(context.complete).map((piece) => [firstPages.get(piece.article.id), piece]));
  const sections: ISectionOptions[] = [];
  for (const [index, page] of pages.entries()) {
    const firstNumber = restart(pages, index);
    const begins = pages[index - 1]?.kind !== page.kind;
    if (page.kind === 'article') {
      const piece = starting.get(index + 1);
      const folio = folios.get(piece?.article.id ?? '');
      if (piece && folio !== undefined) sections.push(...articleSections(piece, { folio, followsArticle: !begins }, context));
    } else if (page.kind === 'blank') sections.push(blankSection(firstNumber, context));
    else if (begins) sections.push(pageSection(page.kind, firstNumber, context));
  }
  return sections;
}

function pageSection(
  kind: Exclude<Page['kind'], 'article' | 'blank'>,
  firstNumber: number | undefined,
  context: DocxContext,
): ISectionOptions {
  const { opening } = context.complete.issue;
  switch (kind) {
    case 'cover':
      return coverSection(firstNumber, context);
    case 'opening':
      return opening ? openingSection(opening, firstNumber, context) : blankSection(firstNumber, context);
    case 'masthead':
      return mastheadSection(firstNumber, context);
    case 'contents':
      return contentsSection(firstNumber, context);
    case 'back-cover':
      return backCoverSection(firstNumber, context);
  }
}

/** The number a page bears where it does not follow from the page before: the leaves of a separate cover do not count. */
function restart(pages: readonly Page[], index: number): number | undefined {
  const folio = pages[index]?.folio ?? null;
  const before = pages[index - 1];
  if (folio === null || before === undefined) return undefined;
  return before.folio === null ? folio : undefined;
}

function blankSection(firstNumber: number | undefined, context: DocxContext): ISectionOptions {
  return section([tinyParagraph()], { start: 'page', ...(firstNumber === undefined ? {} : { firstNumber }), ...bare() }, context);
}
