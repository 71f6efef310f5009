import { type ContentsPlan, contentsPlan } from '../../../shared/layout/contents-plan.ts';
import { figureKey, figureSize } from '../../../shared/layout/figure-size.ts';
import {
  coverHighlights,
  distributionLines,
  type Fact,
  imprintFacts,
  issueLine,
  mastheadFacts,
} from '../../../shared/layout/front-matter.ts';
import { tableType } from '../../../shared/layout/table-widths.ts';
import { breakTitle } from '../../../shared/layout/title-block.ts';
import { typography } from '../../../shared/layout/typography.ts';
import { type Asset, articlesInOrder, type CompleteIssue, type ImageMime } from '../../../shared/periodical/complete-issue.ts';
import { contentsOf } from '../../../shared/periodical/contents.ts';
import { type Issue, issueName, type MastheadRole, publicationLine, totalNumberName } from '../../../shared/periodical/issue.ts';
import { geometryOf, type Layout, pointsPerMm } from '../../../shared/periodical/layout.ts';
import { spreadName } from '../../../shared/periodical/names.ts';
import { type ArticleData, articleData, type PlacedBlock, placedBlocks, withSetting } from './article-data.ts';
import type { Setting } from './level-columns.ts';
import { markFootnotes } from './mark-footnotes.ts';

/**
 * What the template reads: `settings.json`, `data.json` and one file for each article. Values and strings only, never markup.
 * `settings` hold all that the look of every text depends on, so that the rest may change without a layout from the start.
 */
export interface TemplateData {
  settings: Settings;
  main: MainData;
  articles: { path: string; data: ArticleData; digest: string }[];
  images: { path: string; assetId: string }[];
}

interface Settings {
  page: ReturnType<typeof pageData>;
  accent: string;
  fonts: Layout['fonts'];
  styles: typeof typography;
  tableType: typeof tableType;
}

interface MainData {
  /** How much less the printed number of a page is than its place. */
  folioOffset: number;
  heads: { title: string; issue: string };
  pdf: { title: string; author: string; subject: string; keywords: string[] };
  cover: object | null;
  opening: { rows: string[]; blocks: PlacedBlock[]; attribution: string } | null;
  masthead: object | null;
  distribution: Fact[];
  contents: ContentsPlan | null;
  backCover: object | null;
  /**
   * `lead`: a blank page before an article alone that begins on a left page; `front`: the inside of a separate cover; `pad`:
   * blank pages that fill the last sheet; `back`: the inside of the back cover.
   */
  leaves: { lead: boolean; front: boolean; pad: number; back: boolean };
  /** By `figureKey`. `path` is null where the picture is not in the archive. */
  figures: Record<string, { widthPt: number; heightPt: number; lines: number; path: string | null }>;
  articles: string[];
}

const imageEndings: Record<ImageMime, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'png',
};

/** One article's pages, without cover, contents and other parts. */
export interface OnlyArticle {
  /** The article or a filler on its pages. */
  articleId: string;
  /** Physical page it begins on in the issue: decides left and right pages and folios. Without it: that of the printed number 1. */
  firstPage?: number | undefined;
}

/** What is wanted instead of the whole issue. */
export type Only = OnlyArticle | 'cover';

/** An issue as the template reads it, with columns not yet level and no blank pages at its end. */
export function templateData(complete: CompleteIssue, only?: OnlyArticle): TemplateData {
  const { issue, layout } = complete;
  const assets = new Map(complete.assets.map((asset) => [asset.id, asset]));
  const ids = new Map(articlesInOrder(complete).map(({ article }, index) => [article.id, index]));
  const articles = articleData(complete, only && new Set([only.articleId])).map(({ data, digest }) => ({
    // The same name in every layout, so that the compiler keeps what it read.
    path: `/articles/${ids.get(data.id)}.json`,
    data,
    digest,
  }));
  const whole = only === undefined;
  const separate = layout.cover === 'separate';
  const unnumbered = separate ? 2 : 0;
  const firstPage = only ? (only.firstPage ?? unnumbered + 1) : 1;
  const lead = firstPage % 2 === 0;
  const pagesBefore = firstPage - (lead ? 2 : 1);
  return {
    settings: {
      page: pageData(layout),
      accent: layout.accent,
      fonts: layout.fonts,
      styles: typography,
      tableType,
    },
    main: {
      folioOffset: unnumbered - pagesBefore,
      heads: { title: issue.title, issue: issueLine(issue) },
      pdf: pdfData(complete),
      cover: whole ? coverData(complete) : null,
      opening: whole ? openingData(issue, layout) : null,
      masthead: whole ? mastheadData(issue) : null,
      distribution: distributionLines(issue.distribution),
      contents: whole ? contentsPlan(contentsOf(complete), layout) : null,
      backCover: whole ? { title: issue.title, pinyin: issue.pinyin, facts: imprintFacts(issue) } : null,
      leaves: { lead, front: whole && (separate || issue.opening !== null), pad: 0, back: whole && separate },
      figures: figureData(complete, assets),
      articles: articles.map(({ path }) => path),
    },
    articles,
    images: complete.assets.map((asset) => ({ path: imagePath(asset), assetId: asset.id })),
  };
}

/** Only some of the articles, without the other parts. */
export function onlyArticles(data: TemplateData, ids: ReadonlySet<string>): TemplateData {
  const articles = data.articles.filter((article) => ids.has(article.data.id));
  const main: MainData = {
    ...data.main,
    cover: null,
    opening: null,
    masthead: null,
    contents: null,
    backCover: null,
    leaves: { lead: false, front: false, pad: 0, back: false },
    articles: articles.map(({ path }) => path),
  };
  return { ...data, main, articles };
}

/** Nothing but the front page. */
export function coverAlone(data: TemplateData): TemplateData {
  const nothing = onlyArticles(data, new Set());
  return { ...nothing, main: { ...nothing.main, cover: data.main.cover } };
}

/** The same with the columns of its articles set as found for them, by article id, and blank pages at the end. */
export function withSettings(data: TemplateData, settings: ReadonlyMap<string, Setting>, pad = 0): TemplateData {
  return {
    ...data,
    main: { ...data.main, leaves: { ...data.main.leaves, pad } },
    articles: data.articles.map((article) => ({ ...article, data: withSetting(article.data, settings.get(article.data.id)) })),
  };
}

function pageData(layout: Layout) {
  const geometry = geometryOf(layout);
  // Exactly the lines: what is left over would be lost again on every page that a block of fixed height runs over.
  const areaHeightPt = geometry.linesPerColumn * layout.linePitchPt;
  const topPt = layout.marginTopMm * pointsPerMm;
  return {
    widthPt: geometry.pageWidthPt,
    heightPt: geometry.pageHeightPt,
    topPt,
    bottomPt: geometry.pageHeightPt - topPt - areaHeightPt,
    insidePt: layout.marginInsideMm * pointsPerMm,
    outsidePt: layout.marginOutsideMm * pointsPerMm,
    columns: layout.columns,
    gapPt: layout.columnGapMm * pointsPerMm,
    columnWidthPt: geometry.columnWidthPt,
    areaWidthPt: geometry.areaWidthPt,
    lines: geometry.linesPerColumn,
    pitchPt: layout.linePitchPt,
    sizePt: layout.bodySizePt,
    indentChars: layout.firstLineIndentChars,
  };
}

/** Of an article alone the same: what the PDF says of itself is seen by every text. */
function pdfData({ issue, sections }: CompleteIssue): MainData['pdf'] {
  const withArticles = sections.filter(({ articles }) => articles.some(({ kind }) => kind === 'article'));
  return {
    title: `${issue.title} ${issueName(issue)}（${totalNumberName(issue)}）`,
    author: issue.sponsor,
    subject: issueLine(issue),
    keywords: [...new Set(withArticles.map(({ name }) => name))],
  };
}

function coverData(complete: CompleteIssue): object {
  const { issue } = complete;
  return {
    title: issue.title,
    pinyin: issue.pinyin,
    mongolianTitle: issue.mongolianTitle,
    sponsor: issue.sponsor ? `${issue.sponsor}主办` : '',
    notice: issue.masthead.notice,
    number: issue.number,
    yearLine: issueName(issue),
    totalLine: totalNumberName(issue),
    publication: publicationLine(issue),
    permit: issue.imprint.permit,
    highlights: coverHighlights(complete),
  };
}

function openingData(issue: Issue, layout: Layout): MainData['opening'] {
  if (!issue.opening) return null;
  const { areaWidthPt } = geometryOf(layout);
  const width = Math.floor(areaWidthPt / 22) - 5;
  return {
    rows: breakTitle(issue.opening.title, width),
    blocks: placedBlocks(markFootnotes(issue.opening.document.content).blocks, areaWidthPt - 28 * pointsPerMm, layout),
    attribution: issue.opening.attribution,
  };
}

function mastheadData(issue: Issue): object {
  const { masthead } = issue;
  return {
    title: issue.title,
    pinyin: issue.pinyin,
    issueLine: issueName(issue),
    totalLine: totalNumberName(issue),
    publication: publicationLine(issue),
    facts: mastheadFacts(issue),
    notice: masthead.notice,
    committee: masthead.committee.map(roleData),
    editors: masthead.editors.map(roleData),
  };
}

function roleData(role: MastheadRole): object {
  return { role: role.role, byStroke: role.byStroke, names: role.names.map(spreadName) };
}

function figureData(complete: CompleteIssue, assets: ReadonlyMap<string, Asset>): MainData['figures'] {
  const figures: MainData['figures'] = {};
  const blocks = [
    ...complete.sections.flatMap((section) => section.articles.flatMap((article) => article.document.content)),
    ...(complete.issue.opening?.document.content ?? []),
  ];
  for (const node of blocks) {
    if (node.type !== 'figure') continue;
    const asset = assets.get(node.attrs.asset);
    const size = figureSize(asset ?? { widthPx: 1200, heightPx: 400 }, node.attrs, complete.layout);
    figures[figureKey(node.attrs)] = { ...size, path: asset ? imagePath(asset) : null };
  }
  return figures;
}

function imagePath(asset: Asset): string {
  return `/images/${asset.id}.${imageEndings[asset.mime]}`;
}
