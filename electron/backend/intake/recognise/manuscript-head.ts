import { headLimits } from '../../../../shared/periodical/article-limits.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { singleSpaces } from '../../../../shared/text/single-spaces.ts';
import { isByline, mayBeByline, readsLikeTitle, splitByline, titleOrByline } from './byline-names.ts';
import { divisionLevel, intakeHeadingNumber, startsArticle } from './heading-number.ts';
import { isClosed } from './sentence-end.ts';

/** A line or paragraph at the start of a manuscript. */
export interface HeadLine {
  /** Its place in the source, for doubts. */
  line: number;
  /** Without mark-up, calls of footnotes and white space at its ends. */
  text: string;
  /** Number of # before it: it is marked as a title or heading. */
  hashes: number;
  /** At least one blank line stands before it. */
  gap: boolean;
  isTable: boolean;
  /** It looks like the lines of the title before it, or like nothing but a title. */
  isTitle?: boolean;
}

/** Title block of a manuscript. */
export interface ManuscriptHead {
  kicker: string;
  /** One, but where that would be longer than a line may be. */
  titleLines: string[];
  subtitle: string;
  authors: string[];
  /** Lines it takes. */
  count: number;
  /** Lines of which nobody can tell whether they are of the title or the byline. */
  unsure: ImportDoubt[];
}

/** A first line without a mark is a title, however long; above a byline or a blank line even one that fills a page. */
const longestFirstLine = 120;
export const longestTitle = headLimits.lineCharacters;

export function noHead(): ManuscriptHead {
  return { kicker: '', titleLines: [], subtitle: '', authors: [], count: 0, unsure: [] };
}

/** Reads the title block at the start of a manuscript: kicker, title, subtitle, bylines, in whatever order they stand. */
export function readManuscriptHead(
  lines: readonly HeadLine[],
  joinTitle = (parts: readonly string[]): string => parts.join(' '),
): ManuscriptHead {
  const head = noHead();
  const titles: string[] = [];
  const signed: string[] = [];
  const texts = lines.slice(0, 8).map((line) => line.text);
  for (const [index, text] of texts.entries()) {
    const line = lines[index] as HeadLine;
    const isDashed = /^[-—–]{1,2}\s*\S/.test(text) && text.length <= 60;
    if (index === 0 && /^【[^【】]{2,30}】$/.test(text)) {
      head.kicker = text;
      head.count++;
      continue;
    }
    const byline = titles.length > 0 ? text.replace(noteSign, '') : text;
    const isName = !line.isTitle && isByline(byline) && !(titles.length === 0 && (line.hashes || readsLikeTitle(text)));
    const isFirst = titles.length === 0 && signed.length === 0;
    if (!isName && !(isFirst && canBeFirstTitle(line, lines[index + 1], text, texts[index + 1] ?? ''))) {
      if (isClosed(text) || text.length > 60) break;
    }
    if (intakeHeadingNumber(text) || divisionLevel(text) || startsArticle(text) || line.isTable || isFirstHeading(text)) break;
    if (titles.length > 0 && isDashed && head.subtitle.length + text.length <= longestTitle)
      head.subtitle += text.replace(/^[-—–]+\s*/, '');
    else if (isName) {
      signed.push(byline);
      if (byline !== text) head.unsure.push(titleOrByline(line.line, text, 'byline'));
    } else if (titles.length > 0 && line.hashes === 0 && !line.isTitle && mayBeByline(text)) {
      // Where a byline follows, it is the second line of the title.
      const isTitle = signed.length === 0 && !line.gap && isByline(texts[index + 1] ?? '');
      (isTitle ? titles : signed).push(text);
      head.unsure.push(titleOrByline(line.line, text, isTitle ? 'title' : 'byline'));
    } else if (signed.length > 0 && titles.length > 0) break;
    else if (
      titles.length < (line.isTitle ? mostTitleLines : 3) &&
      !/[，,；;]$/.test(text) &&
      (titles.length === 0 || line.hashes > 0 || !line.gap)
    )
      titles.push(titles.length === 0 ? text.replace(/^(?:题目|标题)\s*[:：]\s*(?=\S)/, '') : text);
    else break;
    head.count++;
  }
  // 「关于窗口服务的几点体会」 above a byline ends like the name of a unit, but something has to be the title.
  const [first, ...others] = signed;
  const isFirstTitle = titles.length === 0 && first !== undefined && others.length > 0;
  head.authors = (isFirstTitle ? others : signed).flatMap(splitByline);
  const parts = (isFirstTitle ? [first] : titles).map((part) => closedUp(singleSpaces(part)));
  const title = joinTitle(parts);
  head.titleLines = title === '' ? [] : title.length <= longestTitle ? [title] : parts;
  return head;
}

/** A title that was broken for large letters. */
const mostTitleLines = 6;

/** What stands first in the text of a paper. */
function isFirstHeading(text: string): boolean {
  return /^(?:[【[（(]?(?:内容)?(?:摘\s*要|提\s*要)|引\s*言|前\s*言|导\s*言|绪\s*论|目\s*录|abstract|关\s*键\s*词)(?:$|[】\])）]|\s*[:：])/i.test(
    text,
  );
}

/** The sign of a note behind a name: 「李明①」. */
const noteSign = /[*＊†‡\u2460-\u2473]{1,3}$/;

/** Whether the first line, of whatever length and mark, is a title: with #, above a byline or a blank line. */
function canBeFirstTitle(line: HeadLine, next: HeadLine | undefined, text: string, nextText: string): boolean {
  const isLone = next?.gap === true || isByline(nextText);
  if (/[。；;，,：:]/.test(text)) return line.hashes > 0 && text.length <= longestTitle && !isClosed(text);
  if (isClosed(text)) return /[？！?!]$/.test(text) && text.length <= 60 && (line.hashes > 0 || isLone);
  return text.length <= (isLone || line.hashes > 0 ? longestTitle : longestFirstLine);
}

/** 「编 制 管 理」, spread over the width of the page. */
function closedUp(title: string): string {
  return /^\p{Script=Han}(?: \p{Script=Han}){3,}$/u.test(title) ? title.replaceAll(' ', '') : title;
}
