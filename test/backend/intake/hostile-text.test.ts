import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseArticleText } from '../../../electron/backend/intake/parse-article-text.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import { documentExcess } from '../../../shared/document/document-limits.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { refusal } from '../../helpers/refusal.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const start = '# 编制情况\n\n开头一句。\n\n';

function read(body: string) {
  const { article, anomalies } = parseArticleText(start + body, () => 'new');
  return { article, anomalies, text: plainText(article.document).replace(/\s/g, '') };
}

describe('texts that are nothing but one thing are read in a time that grows with their length', () => {
  const size = 60_000;
  const repeated = (unit: string): string => unit.repeat(size / unit.length);
  test.each<[string, string]>([
    ['letters without a space', repeated('a')],
    ['commas', repeated('编,')],
    ['brackets', repeated('[')],
    ['pictures', repeated('![')],
    ['parentheses', repeated('(')],
    ['asterisks', repeated('*a ')],
    ['strong', repeated('**a*')],
    ['backticks', repeated('`')],
    ['tags', repeated('<b>')],
    ['tables of HTML', repeated('<table>\n')],
    ['quotations in quotations', repeated('>')],
    ['items in items', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- 项`).join('\n')],
    ['headings', repeated('# 标题\n\n')],
    ['short lines', repeated('编\n')],
    ['blanks', `编${repeated(' ')}制`],
    ['bars', repeated('|')],
    ['a table of many columns', `|${repeated('a|')}\n|${repeated('-|')}\n|${repeated('b|')}`],
    ['notes', repeated('[^1]: 注\n')],
    ['radicals', repeated('\u2f08a')],
    ['nothing visible', repeated('\u200b')],
    ['marks on marks', `e${repeated('\u0301')}`],
  ])(
    '%s',
    (_, body) => {
      const { article, anomalies } = read(body);
      checkDocument(article.document);
      expect(anomalies.length).toBeLessThan(1000);
    },
    30_000,
  );
});

test('a line longer than a paragraph may be becomes several, told with its line', () => {
  const { article, anomalies, text } = read(`${'编'.repeat(120_000)}\n\n末段。`);
  expect(text).toBe(`开头一句。${'编'.repeat(120_000)}末段。`);
  expect(documentExcess(article.document)).toBe(null);
  expect(anomalies.map(({ line, kind }) => `${line} ${kind}`)).toContain('5 long-paragraph');
});

test('more lines than a bulletin has are refused with a sentence', () => {
  expect(() => read('编\n'.repeat(100_001))).toThrow(/有 10000\d 行文字，最多 100000 行/);
});

test('while a table of thousands of columns is read, everybody else is answered, and it comes in as text', async () => {
  const { client } = testBackend();
  const table = `# 编制情况\n\n开头一句。\n\n|${'a|'.repeat(30_000)}\n|${'-|'.repeat(30_000)}\n|${'b|'.repeat(30_000)}\n`;
  let isDone = false;
  const importing = client.manuscripts.importFile({ name: '表.md', contents: new Blob([table]) }).finally(() => {
    isDone = true;
  });
  let answers = 0;
  while (!isDone) {
    await client.issues.list();
    answers += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(answers).toBeGreaterThan(5);
  expect((await importing).anomalies).toContainEqual(expect.objectContaining({ line: 5, kind: 'large-table' }));
  const damaged = Buffer.concat([Buffer.from('编制管理的实践\n\n第一行。\n第二'), Buffer.from([0xff]), Buffer.from('行。\n')]);
  const read = await client.manuscripts.importFile({ name: '坏字节.txt', contents: new Blob([new Uint8Array(damaged)]) });
  expect(read.anomalies).toContainEqual(expect.objectContaining({ line: 4, kind: 'unreadable' }));
  const big5 = iconv.encode('目錄。把編制用到最需要的地方，三年回顧。海島鄉鎮怎樣留住人，請各位參考。', 'big5');
  const foreign = client.manuscripts.importFile({ name: '繁.txt', contents: new Blob([new Uint8Array(big5)]) });
  expect(await refusal(foreign)).toMatchObject({ code: 'file-not-text', message: expect.stringContaining('Big5') });
});

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '**',
          '*',
          '_',
          '~~',
          '`',
          '[',
          '](',
          ')',
          '![',
          '<b>',
          '</b>',
          '<br>',
          '|',
          '\n',
          '\n\n',
          '\n- ',
          '\n> ',
          '\n| ',
          ' |\n|---|\n|',
          '\\',
          '&amp;',
        ],
        ...[
          '[^1]',
          '\n[^1]: ',
          '\n# ',
          '\n1. ',
          '\n```\n',
          '<!--',
          '-->',
          '<table>',
          '<tr><td>',
          '</table>',
          '---\n',
          '\n===\n',
          '^',
          '~',
          '　',
          ' ',
          '。',
          '；',
          '（一）',
        ],
      ),
      fc.string({
        unit: fc.constantFrom(...'编制管理abcБвᠮᠣ한국éñα１２Ａ\u2f08\ue863\ufe10\u200b\u00ad\u202f\u0301'),
        minLength: 1,
        maxLength: 6,
      }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('whatever Markdown and characters are mixed, no Chinese letter is lost without being told, and the document is valid', () => {
  fc.assert(
    fc.property(nasty, (body) => {
      const { article, anomalies } = parseArticleText(start + body, () => 'new');
      checkDocument(article.document);
      const there = [
        ...article.titleLines,
        article.subtitle,
        ...article.bylines.map(({ name }) => name),
        plainText(article.document),
      ].join('');
      const told = anomalies.map(({ what }) => what).join('');
      const count = (value: string): number => value.match(/[编制管理]/g)?.length ?? 0;
      const given = count(normaliseCharacters(start + body).text);
      const found = count(there);
      // A note that is called twice stands in both places.
      const isTwice = (body.match(/\[\^1\](?!:)/g)?.length ?? 0) > 1;
      if (isTwice || anomalies.some(({ kind }) => ['picture', 'markup', 'missing-note'].includes(kind)))
        expect(found + count(told)).toBeGreaterThanOrEqual(given);
      else expect(found).toBe(given);
    }),
    { numRuns: 500 },
  );
});
