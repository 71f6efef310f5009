import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { strokeOrderProblems } from '../../../../shared/periodical/stroke-order.ts';
import { matchKey } from '../../../../shared/text/match-key.ts';
import { isPinyinOf } from '../../../../shared/text/pinyin-title.ts';
import { plain, type SourceLine } from '../print-lines/source-line.ts';
import { isByline } from '../recognise/byline-names.ts';
import { intakeHeadingNumber } from '../recognise/heading-number.ts';
import type { Body } from './body-articles.ts';
import { differsFromContents, type ReadArticle } from './parse-bulletin-text.ts';
import type { Front } from './read-front.ts';

interface Found {
  lines: readonly SourceLine[];
  front: Front;
  body: Body;
  parsed: readonly ReadArticle[];
}

/** Every doubt an editor should look at, by source line. Nothing here has been mended. */
export function findAnomalies(found: Found): ImportDoubt[] {
  return [
    ...strayCharacters(found.lines),
    ...mongolianDoubts(found.front),
    ...pinyinDoubts(found.front),
    ...nameDoubts(found.front),
    ...orderDoubts(found.front),
    ...frontGaps(found.front, found.body),
    ...contentsDoubts(found),
    ...found.parsed.flatMap(articleDoubts),
  ].sort((a, b) => a.line - b.line);
}

const latinUnits =
  /^(km|kg|mm|cm|ml|mg|kw|kwh|mw|gdp|app|ppt|pm|am|ph|hm|vs|www|http|https|com|cn|gov|org|net|edu|mu|wifi|iphone|ipad|e|g|m|t|h)$/i;

function strayCharacters(lines: readonly SourceLine[]): ImportDoubt[] {
  return lines.flatMap(({ line, text }): ImportDoubt[] => {
    const anomalies: ImportDoubt[] = [];
    for (const match of text.matchAll(
      /(?<=[\p{Script=Han}，。；、]\s?)(?<![A-Za-z@./])([a-z]{2,})(?![A-Za-z@./])(?=\s?[\p{Script=Han}，。；、])/gu,
    )) {
      const word = match[1] ?? '';
      if (!latinUnits.test(word))
        anomalies.push({
          line,
          kind: 'foreign-word',
          what: `汉字之间夹着外文“${word}”，可能是识别错误，请核对原文。`,
          words: word,
        });
    }
    const mixed = text.match(/\p{Script=Han}[\u3040-\u30ff\u0400-\u04ff\uac00-\ud7af]+\p{Script=Han}/u);
    if (mixed) {
      const [words] = mixed;
      anomalies.push({ line, kind: 'foreign-script', what: `“${words}”里夹着别种文字，可能是识别错误，请核对原文。`, words });
    }
    return anomalies;
  });
}

/** Masculine (back) and feminine (front) vowels do not stand in one Mongolian word; real words are shorter than these runs. */
function mongolianDoubts(front: Front): ImportDoubt[] {
  return front.mongolian
    .filter(({ text }) =>
      text.split(/\s+/).some((word) => {
        const letters = word.replace(/[\u180B-\u180F\u202F]/g, '');
        return (
          letters.length > 12 ||
          (/[\u1820\u1823\u1824]/.test(letters) && /[\u1821\u1825\u1826]/.test(letters)) ||
          /(.{3,})\1/.test(letters)
        );
      }),
    )
    .map(({ line }) => ({ line, kind: 'mongolian-title', what: '蒙古文刊名疑有识别错误，请对照封面核对或重新录入。' }));
}

function pinyinDoubts(front: Front): ImportDoubt[] {
  return front.pinyins
    .filter(({ text }) => front.title !== '' && !isPinyinOf(front.title, text))
    .map(({ line, text }) => ({
      line,
      kind: 'pinyin',
      what: `刊名拼音“${text}”与刊名《${front.title}》的读音不符，可能多字母或漏字母。`,
    }));
}

function nameDoubts(front: Front): ImportDoubt[] {
  return front.roles.flatMap((role) =>
    role.names.flatMap((name, index): ImportDoubt[] => {
      const line = role.lines[index] ?? role.line;
      const doubt = (what: string): ImportDoubt => ({ line, kind: 'person-name', what, words: name });
      const letters = [...name.replace(/[·•]/g, '')];
      if (letters.length >= 5 && !/[·•]/.test(name))
        return [doubt(`${role.role}“${name}”字数异常，姓名可能有误或两个姓名连在一起，请核对。`)];
      if (letters.length === 1) return [doubt(`${role.role}“${name}”只有一个字，姓名可能不全，请核对。`)];
      if (!/^[\p{Script=Han}·•]+$/u.test(name)) return [doubt(`${role.role}“${name}”不像姓名，请核对。`)];
      return [];
    }),
  );
}

/** A name out of its 姓氏笔画 place is often a misread name. */
function orderDoubts(front: Front): ImportDoubt[] {
  return front.roles
    .filter((role) => role.byStroke)
    .flatMap((role) => {
      const names = strokeOrderProblems(role.names).flatMap((problem) =>
        problem.kind === 'misplaced' ? [`${problem.name}（第${role.lines[problem.index] ?? role.line}行）`] : [],
      );
      return names.length === 0
        ? []
        : [
            {
              line: role.line,
              kind: 'stroke-order',
              what: `${role.role}名单不合姓氏笔画次序：${names.join('、')}；姓名或次序可能有误，请核对。`,
            },
          ];
    });
}

function frontGaps(front: Front, body: Body): ImportDoubt[] {
  const left = [...front.leftOver.map(({ line, text }) => ({ line, text })), ...body.contents.leftOver];
  return left.map(({ line, text }) => ({ line, kind: 'left-out', what: `这一行没有归处，未导入：“${excerpt(text)}”。` }));
}

function contentsDoubts({ body, parsed }: Found): ImportDoubt[] {
  const missing = body.missing.map(
    (entry): ImportDoubt => ({
      line: entry.line,
      kind: 'not-in-body',
      what: `目录里的《${entry.words.map((word) => word.text).join(' ')}》在正文中没有找到。`,
    }),
  );
  const unlisted = parsed
    .filter(({ source }) => source.entry === null)
    .map(
      ({ source, article }): ImportDoubt => ({
        line: source.firstLine,
        kind: 'not-in-contents',
        what: `正文里的《${article.title}》不在目录中。`,
      }),
    );
  const titles = parsed.flatMap(({ source, article, json }): ImportDoubt[] =>
    !differsFromContents(json)
      ? []
      : [
          {
            line: source.firstLine,
            kind: 'contents-title',
            what: `题目与目录不一致：目录为《${json.tocTitle}》（第${source.entry?.line ?? 0}行），正文为《${article.title}》。`,
          },
        ],
  );
  const bylines = parsed.flatMap(({ source }): ImportDoubt[] => {
    const there = matchKey(source.contentsAuthors.join(''));
    const here = matchKey(source.authors.join(''));
    if (there === '' || there === here) return [];
    return [
      {
        line: source.head.bylineLine ?? source.firstLine,
        kind: 'contents-byline',
        what: `署名与目录不一致：目录为“${source.contentsAuthors.join(' ')}”，正文为“${source.authors.join(' ')}”。`,
      },
    ];
  });
  return [...missing, ...unlisted, ...titles, ...bylines];
}

function articleDoubts({ article, joined, source }: ReadArticle): ImportDoubt[] {
  const anomalies: ImportDoubt[] = [];
  for (const { readFirst, belongsFirst } of article.reorderings) {
    anomalies.push({
      line: belongsFirst[0],
      kind: 'column-order',
      what: `分栏次序有误：第${range(belongsFirst)}行应在第${range(readFirst)}行之前，已按上下文调整，请核对原件。`,
    });
  }
  for (const { line, next } of joined.uncertain)
    anomalies.push({ line, kind: 'uncertain-join', what: `第${line}行与第${next}行的接合没有把握，请核对原件。` });
  for (const line of joined.openEnds)
    anomalies.push({ line, kind: 'open-end', what: '这一段没有结束，找不到下文，可能有漏页或漏行。' });
  for (const { line, text } of joined.headingTails)
    anomalies.push({ line, kind: 'heading-tail', what: `“${excerpt(plain(text))}”按上一行标题的后半部分处理，请核对。` });
  anomalies.push(...source.head.unsure);
  const blocks = article.blocks.map((block) => ({ ...block, text: plain(block.text) }));
  anomalies.push(...headingDoubts(blocks));
  if (article.blocks.length === 0)
    anomalies.push({ line: source.firstLine, kind: 'empty-article', what: `《${article.title}》没有正文。` });
  const bylineLeft = blocks.find((block) => block.kind === 'paragraph' && block.text.length < 30 && isByline(block.text));
  if (bylineLeft)
    anomalies.push({
      line: bylineLeft.lines[0] ?? 0,
      kind: 'stray-byline',
      what: `“${bylineLeft.text}”像是署名，却在正文中间，请核对。`,
    });
  return anomalies;
}

/** Gaps and repeats in the numbers, and headings that come twice. */
function headingDoubts(blocks: ReadArticle['article']['blocks']): ImportDoubt[] {
  const anomalies: ImportDoubt[] = [];
  const last: number[] = [];
  const seen = new Map<string, number>();
  for (const { kind, level, text, lines } of blocks) {
    const number = level === null ? null : intakeHeadingNumber(text);
    const line = lines[0] ?? 0;
    if (kind === 'heading') {
      const key = matchKey(number ? text.slice(number.text.length) : text);
      const before = seen.get(key);
      if (before !== undefined && key.length >= 4)
        anomalies.push({ line, kind: 'repeated-heading', what: `标题与第${before}行重复：“${excerpt(text)}”。` });
      else seen.set(key, line);
    }
    if (!number) continue;
    const expected = (last[number.level] ?? 0) + 1;
    if (number.value !== expected && number.value !== 1) {
      anomalies.push({ line, kind: 'heading-number', what: `标题序号不连续：“${excerpt(text)}”之前应有第${expected}项。` });
    } else if (number.value === 1 && expected > 1) {
      anomalies.push({ line, kind: 'heading-number', what: `标题序号重新从一开始：“${excerpt(text)}”，请核对层次。` });
    }
    last.length = number.level;
    last[number.level] = number.value;
  }
  return anomalies;
}

function excerpt(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

function range([from, to]: [number, number]): string {
  return from === to ? String(from) : `${from}—${to}`;
}
