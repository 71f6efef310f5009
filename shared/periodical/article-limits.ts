import { documentExcess, type Excess } from '../document/document-limits.ts';
import type { Article } from './article.ts';

/** Characters of each line of the head, and how many bylines and title lines an article may have. */
export const headLimits = { lineCharacters: 200, bylines: 200, titleLines: 20 } as const;

/** The first limit that an article breaks; null where all are kept. */
export function articleExcess(article: Omit<Article, 'id' | 'kind'>): Excess | null {
  return headExcess(article) ?? documentExcess(article.document);
}

function headExcess({ kicker, titleLines, subtitle, bylines, contentsTitle }: Omit<Article, 'id' | 'kind'>): Excess | null {
  if (titleLines.length > headLimits.titleLines)
    return { what: `正题有 ${titleLines.length} 行`, limit: `${headLimits.titleLines} 行` };
  if (bylines.length > headLimits.bylines) return { what: `署名有 ${bylines.length} 个`, limit: `${headLimits.bylines} 个` };
  const lines: [name: string, texts: readonly string[]][] = [
    ['引题', [kicker]],
    ['正题', titleLines],
    ['副题', [subtitle]],
    ['署名', bylines.map(({ name }) => name)],
    ['目录标题', [contentsTitle ?? '']],
  ];
  for (const [name, texts] of lines) {
    const longest = Math.max(0, ...texts.map((text) => text.length));
    if (longest > headLimits.lineCharacters) return { what: `${name}长 ${longest} 字`, limit: `${headLimits.lineCharacters} 字` };
  }
  return null;
}
