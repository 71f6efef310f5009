import type { IssuePlace } from '../../../shared/contract/finding.ts';
import type { DoubtKind, ImportDoubt } from '../../../shared/periodical/doubt-kinds.ts';
import type { PassageAnchor } from '../../../shared/periodical/passage-anchor.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { findArticle } from './article-queries.ts';
import { insertDoubt } from './finding-queries.ts';
import type { Writable } from './handles.ts';

/** A doubt with the place it belongs to; `articleId` null: the issue as a whole. */
export interface PlacedDoubt extends ImportDoubt {
  articleId: string | null;
  /** Null where no words of the article stand for it. */
  anchor: PassageAnchor | null;
}

/** Looked at anew each time, so that they are never out of date; see `listFindings` and `preflight`. */
const computedKinds: ReadonlySet<DoubtKind> = new Set(['contents-title', 'stroke-order', 'empty-article']);

/** Keeps what an import left in doubt, with the articles it is about; the issue null: that of a single manuscript. */
export function storeDoubts(db: Writable, issue: string | null, placed: readonly PlacedDoubt[]): void {
  for (const { articleId, anchor, kind, line, what, words } of placed) {
    if (computedKinds.has(kind)) continue;
    const article = articleId === null ? undefined : findArticle(db, articleId)?.number;
    const row = { kind, line: Math.max(1, line), message: what };
    if (article !== undefined) insertDoubt(db, { ...row, article, issue: null, place: anchor && canonicalJson(anchor) });
    else if (issue !== null) {
      const place = canonicalJson({ part: partOf(kind), ...(words === undefined ? {} : { words }) });
      insertDoubt(db, { ...row, article: null, issue, place });
    }
  }
}

/** Where in the front matter what belongs to no article is mended. */
function partOf(kind: DoubtKind): IssuePlace {
  switch (kind) {
    case 'mongolian-title':
    case 'pinyin':
      return 'cover';
    case 'person-name':
      return 'masthead';
    case 'not-in-body':
      return 'contents';
    default:
      return 'sections';
  }
}
