import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../../electron/backend/archive/sha256.ts';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import type { BlockNode, InlineNode, TableNode } from '../../../shared/document/types.ts';
import { articlesInOrder } from '../../../shared/periodical/complete-issue.ts';
import { parseHeadingNumber } from '../../../shared/periodical/numbering.ts';
import { strokeOrderProblems } from '../../../shared/periodical/stroke-order.ts';

const folder = path.resolve(import.meta.dirname, '../../../resources/sample');
const { complete, assets } = loadSampleIssue(folder);
const { issue } = complete;
const all = articlesInOrder(complete).map(({ article }) => article);
const articles = all.filter((article) => article.kind === 'article');
const blocks = all.flatMap((article) => article.document.content);
const inlines = blocks.flatMap(inlinesOf);

function inlinesOf(block: BlockNode): InlineNode[] {
  switch (block.type) {
    case 'blockquote':
    case 'note':
      return block.content.flatMap((paragraph) => paragraph.content ?? []);
    case 'table':
      return block.content.flatMap((row) =>
        (row.content ?? []).flatMap((cell) => cell.content.flatMap((paragraph) => paragraph.content ?? [])),
      );
    default:
      return block.content ?? [];
  }
}

function blocksOf<T extends BlockNode['type']>(type: T): Extract<BlockNode, { type: T }>[] {
  return blocks.filter((block): block is Extract<BlockNode, { type: T }> => block.type === type);
}

function everyText(): string {
  const strings: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') strings.push(value);
    else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) walk(item);
  };
  walk({ issue, sections: complete.sections });
  return strings.join('\n');
}

describe('what the sample holds', () => {
  test('sections, articles, fillers and prose of a whole issue', () => {
    expect(complete.sections.filter((section) => section.articles.length > 0)).toHaveLength(5);
    expect(articles.length).toBeGreaterThanOrEqual(12);
    expect(all.filter((article) => article.kind === 'filler').length).toBeGreaterThanOrEqual(2);
    const characters = all.reduce((sum, article) => sum + [...plainText(article.document).replace(/\s/g, '')].length, 0);
    expect(characters).toBeGreaterThan(26_000);
  });

  test('every way of naming an article', () => {
    expect(articles.some((article) => article.kicker !== '')).toBe(true);
    expect(articles.filter((article) => article.subtitle !== '').length).toBeGreaterThan(3);
    expect(articles.some((article) => article.titleLines.length === 2)).toBe(true);
    expect(articles.some((article) => article.titleLines.some((line) => line.includes(' ')))).toBe(true);
    expect(articles.filter((article) => article.bylines.length > 1).length).toBeGreaterThan(2);
    const kinds = new Set(articles.flatMap((article) => article.bylines.map((byline) => byline.kind)));
    expect([...kinds].sort()).toEqual(['person', 'unit']);
  });

  test('every node and mark that a finished text has', () => {
    const nodes = new Set([...blocks.map((block) => block.type), ...inlines.map((inline) => inline.type)]);
    expect([...nodes].sort()).toEqual(
      ['blockquote', 'credits', 'figure', 'footnote', 'hardBreak', 'heading', 'note', 'paragraph', 'table', 'text'].sort(),
    );
    const marks = new Set(inlines.flatMap((inline) => inline.marks?.map((mark) => mark.type) ?? []));
    expect([...marks].sort()).toEqual(['bold', 'emphasis', 'lead', 'subscript', 'superscript', 'underline']);
    expect(inlines.filter((inline) => inline.type === 'footnote').length).toBeGreaterThanOrEqual(4);
  });

  test('headings of all levels, each numbered as its level and in sequence', () => {
    const levels = new Set<number>();
    for (const article of all) {
      const last = [0, 0, 0, 0, 0];
      for (const block of article.document.content) {
        if (block.type !== 'heading') continue;
        const number = parseHeadingNumber(inlineString(block.content));
        const { level } = block.attrs;
        expect(number, inlineString(block.content)).toMatchObject({ level, value: (last[level] ?? 0) + 1 });
        last.fill(0, level + 1);
        last[level] = number?.value ?? 0;
        levels.add(level);
      }
    }
    expect([...levels].sort()).toEqual([1, 2, 3, 4]);
  });

  test('a table in a column, and one over the page with merged cells and enough rows to break', () => {
    const tables = blocksOf('table');
    expect(tables.map((table) => table.attrs?.span).sort()).toEqual(['column', 'page']);
    const wide = tables.find((table) => table.attrs?.span === 'page');
    const headers = wide?.content.filter((row) => row.content?.every((cell) => cell.type === 'tableHeader')) ?? [];
    expect(headers).toHaveLength(2);
    expect((wide?.content.length ?? 0) - headers.length).toBeGreaterThanOrEqual(25);
    const cells = wide?.content.flatMap((row) => row.content ?? []) ?? [];
    expect(cells.some((cell) => (cell.attrs?.rowspan ?? 1) > 1)).toBe(true);
    expect(cells.some((cell) => (cell.attrs?.colspan ?? 1) > 1)).toBe(true);
  });

  test('the totals of the wide table are the sums of its columns', () => {
    const wide = blocksOf('table').find((table) => table.attrs?.span === 'page');
    const rows = wide ? numberRows(wide) : [];
    const totals = rows.at(-1) ?? [];
    expect(totals).toHaveLength(7);
    for (const [column, total] of totals.entries()) {
      expect(rows.slice(0, -1).reduce((sum, row) => sum + (row[column] ?? Number.NaN), 0)).toBe(total);
    }
  });
});

function inlineString(content: readonly InlineNode[] | undefined): string {
  return (content ?? []).map((node) => (node.type === 'text' ? node.text : '')).join('');
}

/** The figures of each body row, without its names. */
function numberRows(table: TableNode): number[][] {
  return table.content
    .map((row) => (row.content ?? []).filter((cell) => cell.type === 'tableCell'))
    .filter((cells) => cells.length > 0)
    .map((cells) =>
      cells
        .map((cell) => inlineString(cell.content[0]?.content))
        .filter((text) => /^\d+$/.test(text))
        .map(Number),
    );
}

describe('front matter', () => {
  test('nothing is left to be filled in', () => {
    expect(issue.opening?.document.content.length).toBeGreaterThan(0);
    expect(issue.opening?.attribution).not.toBe('');
    expect(Object.values(issue.distribution).every((line) => line.length > 0)).toBe(true);
    expect(Object.values(issue.imprint).every((value) => value !== '' && value !== 0)).toBe(true);
    expect(issue.masthead.notice).toBe('内部资料 免费交流');
    expect(issue.mongolianTitle.join('')).toMatch(/^[\u1820-\u1842\u180e\u202f ]+$/);
  });

  test('the committee stands in stroke order', () => {
    const committee = issue.masthead.committee.find((role) => role.byStroke);
    expect(committee?.names.length).toBeGreaterThanOrEqual(20);
    expect(strokeOrderProblems(committee?.names ?? [])).toEqual([]);
  });
});

describe('the words', () => {
  test('no run of thirty characters occurs twice', () => {
    const seen = new Set<string>();
    const repeated: string[] = [];
    for (const line of all.flatMap((article) => plainText(article.document).split('\n'))) {
      for (let start = 0; start + 30 <= line.length; start++) {
        const run = line.slice(start, start + 30);
        if (seen.has(run)) repeated.push(run);
        seen.add(run);
      }
    }
    expect(repeated).toEqual([]);
  });

  test('no word that internal materials may not use (内部资料性出版物管理办法)', () => {
    const forbidden = ['本刊', '本报', '记者', '期刊社', '杂志', '刊号', '定价', '广告', '征订', '订阅', '协办'];
    const text = everyText();
    expect(forbidden.filter((word) => text.includes(word))).toEqual([]);
  });

  test('Chinese text has full-width punctuation and closed pairs', () => {
    for (const line of all.flatMap((article) => plainText(article.document).split('\n'))) {
      expect(line).not.toMatch(/\p{Script=Han}[,;:!?()"']|[,;:!?()"']\p{Script=Han}/u);
      for (const pair of ['“”', '（）', '《》']) {
        const [open = '', close = ''] = pair;
        expect(line.split(open).length, line).toBe(line.split(close).length);
      }
    }
  });

  const realFile = path.resolve(folder, '../../../shared/issue-167.md');
  const real = readIfPresent(realFile);
  test.skipIf(real === null)('shares no run of eighteen characters with the real issue (skipped where it is absent)', () => {
    const han = (text: string): string => [...text].filter((character) => /\p{Script=Han}/u.test(character)).join('');
    const printed = han(real ?? '');
    const own = han(everyText());
    const shared: string[] = [];
    for (let start = 0; start + 18 <= own.length; start++) {
      if (printed.includes(own.slice(start, start + 18))) shared.push(own.slice(start, start + 18));
    }
    expect(shared).toEqual([]);
  });
});

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

describe('pictures', () => {
  const figures = blocksOf('figure');

  test('three, each with caption and description, fine enough for print', () => {
    expect(new Set(figures.map((figure) => figure.attrs.asset)).size).toBe(3);
    for (const { attrs, content } of figures) {
      expect(inlineString(content)).not.toBe('');
      expect(attrs.alt).not.toBe('');
      const asset = complete.assets.find(({ id }) => id === attrs.asset);
      expect(asset?.widthPx).toBeGreaterThanOrEqual(attrs.span === 'page' ? 2008 : 1000);
    }
  });

  test('every file decodes to the size the asset names and is known by its hash', () => {
    expect(complete.assets).toHaveLength(3);
    for (const asset of complete.assets) {
      const bytes = assets.get(asset.id);
      expect(bytes && sha256(bytes)).toBe(asset.id);
      expect(bytes && decodedPngSize(bytes)).toEqual([asset.widthPx, asset.heightPx]);
      expect(bytes?.length).toBeLessThan(250_000);
    }
  });

  test('each picture stands beside its drawing', () => {
    const names = readdirSync(path.join(folder, 'pictures'));
    const drawings = names.filter((name) => name.endsWith('.svg'));
    expect(names.filter((name) => name.endsWith('.png'))).toEqual(drawings.map((name) => name.replace('.svg', '.png')));
  });
});

/** Width and height, after every chunk's CRC and the number of pixel bytes were found right. */
function decodedPngSize(bytes: Uint8Array): [number, number] {
  const file = Buffer.from(bytes);
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    expect(crc32(body)).toBe(file.readUInt32BE(at + 8 + length));
    if (body.toString('latin1', 0, 4) === 'IDAT') data.push(body.subarray(4));
    at += 12 + length;
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const bytesPerPixel = { 2: 3, 6: 4 }[file.readUInt8(25)];
  expect(bytesPerPixel).toBeDefined();
  expect(inflateSync(Buffer.concat(data)).length).toBe(height * (1 + width * (bytesPerPixel ?? 0)));
  return [width, height];
}

describe('a damaged sample is refused', () => {
  function damaged(file: string, change: (text: string) => string): string {
    const copy = mkdtempSync(path.join(tmpdir(), 'sample-'));
    onTestFinished(() => rmSync(copy, { recursive: true }));
    cpSync(folder, copy, { recursive: true });
    writeFileSync(path.join(copy, file), change(readFileSync(path.join(folder, file), 'utf8')));
    return copy;
  }

  test('an unknown node', () => {
    const copy = damaged('articles/05-hotline.json', (text) => text.replace('"paragraph"', '"marquee"'));
    expect(() => loadSampleIssue(copy)).toThrow('文稿结构有误');
  });

  test('a picture outside the folder', () => {
    const copy = damaged('articles/06-pool.json', (text) => text.replace('file:pictures/', 'file:../'));
    expect(() => loadSampleIssue(copy)).toThrow('文稿结构有误');
  });

  test('a picture that is no PNG', () => {
    const copy = damaged('pictures/pool-flow.png', () => 'not a picture');
    expect(() => loadSampleIssue(copy)).toThrow('pool-flow.png is no PNG file');
  });

  test('an issue without its sponsor', () => {
    const copy = damaged('issue.json', (text) => text.replace('"sponsor"', '"sponsored"'));
    expect(() => loadSampleIssue(copy)).toThrow('sponsor');
  });
});
