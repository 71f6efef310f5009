import type { BulletinImport } from '../../../electron/backend/intake/bulletin-text/bulletin-import.ts';

/** One line of a text that was made from another, with the line it came from (0: added). */
export interface Line {
  text: string;
  from: number;
}

export type Change = (lines: Line[], truth: BulletinImport) => Line[];

export function linesOf(text: string): Line[] {
  return text.split('\n').map((line, index) => ({ text: line, from: index + 1 }));
}

export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join('\n');
}

/** No Markdown at all. */
export const withoutMarkup: Change = (lines) =>
  lines
    .filter((line) => line.text.trim() !== '---')
    .map((line) => ({
      ...line,
      text: line.text
        .replace(/^#+\s*/, '')
        .replace(/^- /, '')
        .replace(/\*\*/g, '')
        .trimEnd(),
    }));

export const withoutBlankLines: Change = (lines) => lines.filter((line) => line.text.trim() !== '');

/** Paragraphs and headings start with two full-width spaces; what was cut goes on at the margin. */
export const withIndents: Change = (lines, truth) => {
  const seconds = new Set(truth.articles.flatMap((article) => article.joins.map(([, next]) => next)));
  const first = Math.min(...truth.articles.flatMap((article) => article.paragraphs.flatMap((paragraph) => paragraph.lines)));
  const heads = headLines(truth);
  return lines.map((line) =>
    line.from >= first && line.text.trim() !== '' && !seconds.has(line.from) && !heads.has(line.from)
      ? { ...line, text: `　　${line.text}` }
      : line,
  );
};

function headLines(truth: BulletinImport): Set<number> {
  const body = new Set(
    truth.articles.flatMap((article) => [
      ...article.paragraphs.flatMap((paragraph) => paragraph.lines),
      ...article.headings.map((heading) => heading.line),
      ...article.notes.map((note) => note.line),
      ...article.credits.map((credit) => credit.line),
    ]),
  );
  return new Set(Array.from({ length: 1200 }, (_, index) => index).filter((line) => !body.has(line)));
}

/** Every print line is a line of the text: `width` characters, never starting with a closing mark. */
export const wrapped =
  (width: number): Change =>
  (lines) =>
    lines.flatMap((line) => {
      if (line.from < 134 || line.text.trim() === '') return [line];
      const mark = /^#+\s*/.exec(line.text)?.[0] ?? '';
      const characters = [...line.text.slice(mark.length).trimEnd()];
      const parts: Line[] = [];
      while (characters.length > 0) {
        let take = width;
        while (take > 1 && /[，。、；：！？,;:!?)）”》]/.test(characters[take] ?? '')) take--;
        parts.push({ text: (parts.length === 0 ? mark : '') + characters.splice(0, take).join(''), from: line.from });
      }
      return parts;
    });

/** Folios and running heads at the places where a page or column break has cut a paragraph, and before every article. */
export const withRunningHeads =
  (kind: number): Change =>
  (lines, truth) => {
    const cuts = new Set(truth.articles.flatMap((article) => article.joins.map(([last]) => last)));
    const starts = new Set(truth.articles.map((article) => titleLine(lines, article.title[0] ?? '')));
    const name = truth.issue.title;
    let page = 4;
    return lines.flatMap((line, index) => {
      const isLast = lines[index + 1]?.from !== line.from;
      const isFirst = lines[index - 1]?.from !== line.from;
      const added: Line[] = [];
      if (starts.has(line.from) && isFirst) added.push(...furniture(kind, name, page++, truth));
      added.push(line);
      if (cuts.has(line.from) && isLast) added.push(...furniture(kind, name, page++, truth));
      return added;
    });
  };

function furniture(kind: number, name: string, page: number, truth: BulletinImport): Line[] {
  const column = truth.columns[page % truth.columns.length]?.name ?? '';
  const forms: string[][] = [
    ['', `· ${page} ·`, '', `${name} ${truth.issue.year}·${truth.issue.number}`, ''],
    [`— ${page} —`, '\f'],
    [`第${page}页`, `${name}  ${truth.issue.year}年第${truth.issue.number}期`],
    [String(page), page % 2 ? name : column],
    ['', `${page}  ${name}`, '', `${column} ${page + 1}`],
    [`${truth.issue.year}·${truth.issue.number} ${name} · ${page} ·`],
  ];
  return (forms[kind] ?? []).map((text) => ({ text, from: 0 }));
}

function titleLine(lines: readonly Line[], title: string): number {
  const key = title.replace(/\s/g, '');
  return lines.findLast((line) => line.from >= 134 && line.text.replace(/[#\s]/g, '') === key)?.from ?? -1;
}

export interface Entry {
  column: string;
  page: number | null;
  title: string;
  byline: string;
}

export function entriesOf(truth: BulletinImport): Entry[] {
  return truth.articles.map((article) => ({
    column: article.column,
    page: article.page,
    title: article.tocTitle,
    byline: article.authors.join(' '),
  }));
}

/** Puts another print of the contents in the place of the one there is (lines 80 to 132 of the real issue). */
export const withContents =
  (print: (entries: Entry[]) => string[]): Change =>
  (lines, truth) => {
    const before = lines.filter((line) => line.from < 80);
    const after = lines.filter((line) => line.from >= 133 || (line.from === 0 && lines.indexOf(line) > before.length));
    return [...before, ...print(entriesOf(truth)).map((text) => ({ text, from: 0 })), ...after];
  };

const columnsIn = (entries: Entry[], print: (entry: Entry) => string[], mark = '◇'): string[] =>
  entries.flatMap((entry, index) => [
    ...(entries[index - 1]?.column === entry.column ? [] : [`${mark}${entry.column}`]),
    ...print(entry),
  ]);

export const contentsPrints: Record<string, (entries: Entry[]) => string[]> = {
  dotLeaders: (entries) => columnsIn(entries, ({ title, byline, page }) => [`${title}（${byline}）……………… ${page}`]),
  fullStops: (entries) => columnsIn(entries, ({ title, byline, page }) => [`${title} (${byline})..........${page}`]),
  leaderOwnLine: (entries) => columnsIn(entries, ({ title, byline, page }) => [`${title}………………（${page}）`, byline]),
  pageAfter: (entries) => columnsIn(entries, ({ title, byline, page }) => [`${title} ${byline} ${page}`]),
  bylineAfterLeader: (entries) => columnsIn(entries, ({ title, byline, page }) => [`${title} …… ${byline} …… ${page}`]),
  noMarks: (entries) => columnsIn(entries, ({ title, byline, page }) => [`${title} ${byline} ······ ${page}`], ''),
  bracketed: (entries) =>
    columnsIn(entries, ({ title, byline, page }) => [`${page} ${title}/${byline}`]).map((line) =>
      line.replace(/^◇(.*)$/, '【$1】'),
    ),
  bylineFirst: (entries) => columnsIn(entries, ({ title, page }) => [`${title}……${page}`]),
  wrapped: (entries) =>
    columnsIn(entries, ({ title, byline, page }) => {
      const words = `${page} ${title} ${byline}`;
      return [words.slice(0, 20).trim(), words.slice(20).trim()].filter((part) => part !== '');
    }),
  noPages: (entries) => columnsIn(entries, ({ title, byline }) => [`${title} ${byline}`]),
  twoColumns: (entries) =>
    twoColumns(
      columnsIn(entries, ({ title, byline, page }) => [`${page} ${title} ${byline}`]),
      '      ',
    ),
  twoColumnsTab: (entries) =>
    twoColumns(
      columnsIn(entries, ({ title, byline, page }) => [`${title}（${byline}）……${page}`]),
      '\t',
    ),
  twoColumnsOwnLine: (entries) =>
    twoColumns(
      columnsIn(entries, ({ title, byline, page }) => [`${page} ${title}`, byline]),
      '    ',
    ),
  twoColumnsTight: (entries) =>
    twoColumns(
      columnsIn(entries, ({ title, byline, page }) => [`${page} ${title} ${byline}`]),
      ' ',
    ),
};

function twoColumns(cells: string[], gap: string): string[] {
  const half = Math.ceil(cells.length / 2);
  return Array.from({ length: half }, (_, index) => `${cells[index] ?? ''}${gap}${cells[index + half] ?? ''}`.trimEnd());
}

/** The byline stands above the title. */
export const bylinesAbove: Change = (lines, truth) => moveBylines(lines, truth, 'above');

/** The byline stands in the contents only. */
export const bylinesGone: Change = (lines, truth) => moveBylines(lines, truth, 'gone');

function moveBylines(lines: Line[], truth: BulletinImport, where: 'above' | 'gone'): Line[] {
  const result = [...lines];
  for (const article of truth.articles) {
    const title = titleLine(lines, article.title[0] ?? '');
    const key = article.authors.join('').replace(/\s/g, '');
    const at = result.findIndex((line) => line.from > title && line.text.replace(/\s/g, '') === key);
    const byline = result[at];
    if (!byline) continue;
    result.splice(at, 1);
    if (where === 'above')
      result.splice(
        result.findIndex((line) => line.from === title),
        0,
        byline,
      );
  }
  return result;
}

/** Other ways to write the same numbers. */
export const otherNumbers: Change = (lines) =>
  lines.map((line) => {
    if (line.from < 134) return line;
    const text = line.text.trimEnd();
    return {
      ...line,
      text: text
        .replace(/^(#*\s*)[(（]([一二三四五六七八九十])[)）]\s*/, (_, mark: string, number: string) =>
          line.from % 3 === 0
            ? `${mark}${'㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'['一二三四五六七八九十'.indexOf(number)] ?? ''}`
            : line.from % 3 === 1
              ? `${mark}（${number}） `
              : `${mark}(${number})`,
        )
        .replace(/^(\d)\.\s*/, (_, number: string) => (line.from % 2 === 0 ? `${number}、` : `${number}．`)),
    };
  });

export interface Score {
  titles: number;
  exactTitles: number;
  contentsTitles: number;
  columns: number;
  pages: number;
  authors: number;
  headings: number;
  wrongHeadings: number;
  runIns: number;
  wrongRunIns: number;
  joins: number;
  wrongJoins: number;
  paragraphs: number;
  names: number;
  mismatches: number;
}

/** Compares an import with what is known to be right; lines are told by the line they came from. */
export function scoreImport(found: BulletinImport, truth: BulletinImport, lines: readonly Line[]): Score {
  const from = (line: number): number => lines[line - 1]?.from ?? -1;
  const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
  const count = (
    pick: (article: BulletinImport['articles'][number], other: BulletinImport['articles'][number]) => boolean,
  ): number =>
    truth.articles.filter((article, index) => {
      const other = found.articles[index];
      return other !== undefined && pick(article, other);
    }).length;
  const keys = (
    pick: (article: BulletinImport['articles'][number], from: (line: number) => number) => string[],
    mapped: boolean,
  ) => new Set((mapped ? found : truth).articles.flatMap((article) => pick(article, mapped ? from : (line) => line)));
  const shared = (pick: Parameters<typeof keys>[0]): [number, number] => {
    const right = keys(pick, false);
    const got = keys(pick, true);
    return [[...right].filter((key) => got.has(key)).length, [...got].filter((key) => !right.has(key)).length];
  };
  const [headings, wrongHeadings] = shared((article, line) =>
    article.headings.map((heading) => `${line(heading.line)}:${heading.level}`),
  );
  const [runIns, wrongRunIns] = shared((article, line) =>
    article.runInHeadings.map((heading) => `${line(heading.line)}:${heading.level}`),
  );
  const [joins, wrongJoins] = shared((article, line) => article.joins.map(([a, b]) => `${line(a)}-${line(b)}`));
  const [paragraphs] = shared((article) =>
    article.paragraphs.map((paragraph) => fold(paragraph.text).replace(/^.{0,5}?[)）、.．㈠-㈩]/, '')),
  );
  return {
    titles: count((a, b) => fold(a.title.join('')) === fold(b.title.join(''))),
    exactTitles: count((a, b) => a.title.join(' ') === b.title.join(' ')),
    contentsTitles: count((a, b) => fold(a.tocTitle) === fold(b.tocTitle)),
    columns: count((a, b) => a.column === b.column),
    pages: count((a, b) => a.page === b.page),
    authors: count((a, b) => a.authors.join() === b.authors.join()),
    headings,
    wrongHeadings,
    runIns,
    wrongRunIns,
    joins,
    wrongJoins,
    paragraphs,
    names: found.masthead.roles.reduce((sum, role) => sum + role.names.length, 0),
    mismatches: found.tocMismatches.length,
  };
}
