/// <reference path="./cnchar-order.d.ts" />
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import order from 'cnchar-order';

/**
 * Makes `shared/periodical/stroke-data.ts` from the stroke orders of the package cnchar-order. Run by hand when the package or
 * the additions change; a test compares the file with what this makes.
 */
export const strokeDataFile = path.resolve(import.meta.dirname, '../../shared/periodical/stroke-data.ts');

/** Characters of given names that the package lacks, by their parts in writing order: characters, or strokes in its letters. */
const additions: Readonly<Record<string, readonly string[]>> = {
  婳: ['女', '画'],
  崟: ['山', '金'],
  忞: ['文', '心'],
  妘: ['女', '云'],
  晢: ['折', '日'],
  晧: ['日', '告'],
  暻: ['日', '景'],
  沄: ['kki', '云'],
  沚: ['kki', '止'],
  浥: ['kki', '邑'],
  淏: ['kki', '昊'],
  湜: ['kki', '是'],
  溦: ['kki', '微'],
  爔: ['火', '羲'],
  玭: ['王', '比'],
  琋: ['王', '希'],
  琤: ['王', '争'],
  琯: ['王', '官'],
  瑨: ['王', '晋'],
  翙: ['岁', '羽'],
  邘: ['于', 'wf'],
  郤: ['谷', 'wf'],
  骉: ['马', '马', '马'],
};

const charactersPerLine = 12;

export function strokeDataSource(): string {
  const { orders } = order.dict;
  const strokes = new Map(Object.entries(orders).filter(([character]) => /^\p{Script=Han}$/u.test(character)));
  for (const [character, parts] of Object.entries(additions)) {
    strokes.set(character, parts.map((part) => (/^[a-z]+$/.test(part) ? part : strokesOf(part, orders))).join(''));
  }
  const entries = [...strokes].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((entry) => entry.join(''));
  const lines = Array.from({ length: Math.ceil(entries.length / charactersPerLine) }, (_, index) =>
    entries.slice(index * charactersPerLine, (index + 1) * charactersPerLine).join(''),
  );
  return `/**
 * Each character with its strokes in the order of the mainland standard, one letter a stroke (named in \`stroke-order.ts\`).
 * Made by \`resources/stroke-order/make-stroke-data.ts\` from cnchar-order (MIT License, Copyright (c) theajack); not edited by hand.
 */
export const strokeData = \`
${lines.join('\n')}
\`;
`;
}

function strokesOf(character: string, orders: Readonly<Record<string, string>>): string {
  const strokes = orders[character];
  if (!strokes) throw new RangeError(`no strokes are known for ${character}`);
  return strokes;
}

if (import.meta.main) writeFileSync(strokeDataFile, strokeDataSource());
