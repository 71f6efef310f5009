import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, heading, note, paragraph } from '../../../shared/document/build.ts';
import type { BlockNode } from '../../../shared/document/types.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { articleStretches } from '../../../shared/periodical/article-stretches.ts';
import { anchorPassage, findPassage, type PassageAnchor } from '../../../shared/periodical/passage-anchor.ts';
import { plainArticle } from '../../helpers/plain-article.ts';

function articleOf(...blocks: BlockNode[]): Article {
  return plainArticle('河湾市的一条渠', { document: documentOf(...blocks) });
}

/** Anchors the first place of these words. */
function anchorOf(article: Article, words: string): PassageAnchor {
  const stretch = articleStretches(article).find(({ text }) => text.includes(words));
  const from = stretch?.text.indexOf(words) ?? -1;
  const anchor = stretch && anchorPassage(article, { stretch, from, to: from + words.length });
  if (!anchor) throw new Error(`no “${words}”`);
  return anchor;
}

/** What an anchor finds, as block and words around the place: 「前|词|后」. */
function found(article: Article, anchor: PassageAnchor): string {
  const result = findPassage(article, anchor);
  if (result.kind === 'gone') return 'gone';
  const { stretch, from, to } = result.passage;
  const { text } = stretch;
  return `${result.kind} ${stretch.block} ${text.slice(Math.max(0, from - 2), from)}|${text.slice(from, to)}|${text.slice(to, to + 2)}`;
}

const story = articleOf(
  heading(1, '一、摸清家底'),
  paragraph('全市共有水闸三十座，列成一张表，挂在墙上。'),
  paragraph('各县也列成一张表，报到市里。'),
  note(paragraph('注：水闸不含涵洞。')),
);

test('words are found again however the text around them grows, shrinks or moves', () => {
  const anchor = anchorOf(story, '列成一张表');
  expect(found(story, anchor)).toBe('found 1 座，|列成一张表|，挂');
  const longer = articleOf(paragraph('新写的一段。'), ...story.document.content);
  expect(found(longer, anchor)).toBe('found 2 座，|列成一张表|，挂');
  const moved = articleOf(...story.document.content.toReversed());
  expect(found(moved, anchor)).toBe('found 2 座，|列成一张表|，挂');
  const other = articleOf(paragraph('今年共有水闸三十座，列成一张表。'), paragraph('各县也列成一张表，报到市里。'));
  expect(found(other, anchor)).toBe('found 0 座，|列成一张表|。');
});

test('words that were mended or deleted are gone, though the same words stand elsewhere with other neighbours', () => {
  const anchor = anchorOf(story, '列成一张表');
  const mended = articleOf(paragraph('全市共有水闸三十座，列成两张表，挂在墙上。'), paragraph('各县也列成一张表，报到市里。'));
  expect(found(mended, anchor)).toBe('unsure 1 县也|列成一张表|，报');
  expect(found(articleOf(paragraph('全市共有水闸三十座。')), anchor)).toBe('gone');
});

test('one of several like passages is shown, and it is said that it may be another', () => {
  const twice = articleOf(paragraph('同上。'), paragraph('同上。'), paragraph('同上。'));
  const anchor = anchorOf(twice, '同上');
  const middle = articleOf(paragraph('同上。'));
  expect(found(middle, anchor)).toMatch(/^(unsure|found) 0/);
  const alike = articleOf(...Array.from({ length: 300 }, () => paragraph('同上。')));
  const stretch = articleStretches(alike).find(({ block }) => block === 150);
  const inner = stretch && anchorPassage(alike, { stretch, from: 0, to: 2 });
  expect(inner).toMatchObject({ isUniqueBefore: false, isUniqueAfter: false, block: 150 });
  expect(inner && found(alike, inner)).toBe('unsure 150 |同上|。');
});

test('head fields, notes and footnotes have passages too; a passage without text has none', () => {
  const title = anchorOf(story, '河湾市的一条渠');
  expect(found({ ...story, titleLines: ['小引', '河湾市的一条渠'] }, title)).toBe('found -1 |河湾市的一条渠|');
  expect(found({ ...story, titleLines: ['河湾市的两条渠'] }, title)).toBe('gone');
  expect(found(story, anchorOf(story, '不含涵洞'))).toBe('found 3 水闸|不含涵洞|。');
  const [kicker] = articleStretches(story);
  expect(kicker && anchorPassage(story, { stretch: kicker, from: 0, to: 0 })).toBeNull();
});

/** A character that remembers where it came from, so that a test knows what is the passage and what only looks like it. */
interface Origin {
  character: string;
  /** -1: typed later. */
  origin: number;
}

/** Of many letters: where a text has few, edits make by chance what nobody could tell from the passage. */
const letters = Array.from({ length: 3000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
const words = fc.noBias(fc.array(fc.constantFrom(...letters), { minLength: 3, maxLength: 14 })).map((parts) => parts.join(''));
/** Other letters than those of the text: whoever types the same words at the same place has put the passage back. */
const typed = fc.array(fc.constantFrom(...'甲乙丙丁'), { minLength: 1, maxLength: 14 }).map((letters) => letters.join(''));
const edit = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), at: fc.nat(), text: typed }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('split' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('join' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('copy' as const), at: fc.nat(), to: fc.nat() }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(blocks: Origin[][], change: Edit): Origin[][] {
  const index = change.at % blocks.length;
  const block = blocks[index] ?? [];
  const at = block.length === 0 ? 0 : change.at % (block.length + 1);
  const put = (...next: Origin[][]): Origin[][] => blocks.toSpliced(index, 1, ...next);
  switch (change.kind) {
    case 'type':
      return put(block.toSpliced(at, 0, ...Array.from(change.text, (character) => ({ character, origin: -1 }))));
    case 'delete':
      return put(block.toSpliced(at, change.length));
    case 'split':
      return put(block.slice(0, at), block.slice(at));
    case 'join':
      return index + 1 < blocks.length ? blocks.toSpliced(index, 2, [...block, ...(blocks[index + 1] ?? [])]) : blocks;
    case 'move':
      return blocks.toSpliced(index, 1).toSpliced(change.to % blocks.length, 0, block);
    case 'copy':
      return blocks.toSpliced(change.to % blocks.length, 0, block);
  }
}

function articleFrom(blocks: readonly Origin[][]): Article {
  return articleOf(...blocks.map((block) => paragraph(block.map(({ character }) => character).join(''))));
}

test('after any edits an anchor that says it has found its passage shows what it was tied to, by its own letters or its neighbours', () => {
  let foundCount = 0;
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 12 }),
      fc.array(edit, { maxLength: 12 }),
      fc.nat(),
      fc.integer({ min: 1, max: 6 }),
      (texts, edits, place, length) => {
        let next = 0;
        let blocks = texts.map((text) => Array.from(text, (character): Origin => ({ character, origin: next++ })));
        const before = articleFrom(blocks);
        const stretches = articleStretches(before).filter(({ block }) => block >= 0);
        const stretch = stretches[place % stretches.length];
        if (!stretch) return;
        const from = place % stretch.text.length;
        const to = Math.min(stretch.text.length, from + length);
        const anchor = anchorPassage(before, { stretch, from, to });
        if (!anchor) return;
        const own = blocks[stretch.block]?.slice(from, to).map(({ origin }) => origin) ?? [];
        const near = (origin: number): boolean =>
          origin >= (own[0] ?? 0) - anchor.before.length && origin <= (own.at(-1) ?? 0) + anchor.after.length;
        for (const change of edits) blocks = edited(blocks, change);
        const result = findPassage(articleFrom(blocks), anchor);
        if (result.kind !== 'found') return;
        foundCount += 1;
        const { passage } = result;
        expect(passage.stretch.text.slice(passage.from, passage.to)).toBe(anchor.quote);
        const whole = blocks.flat();
        const start = blocks.slice(0, passage.stretch.block).reduce((sum, block) => sum + block.length, 0) + passage.from;
        const shown = whole.slice(Math.max(0, start - anchor.before.length), start + anchor.quote.length + anchor.after.length);
        expect(shown.some(({ origin }) => origin >= 0 && near(origin))).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
  expect(foundCount).toBeGreaterThan(150);
});
