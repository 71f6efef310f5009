import { useQuery } from '@tanstack/react-query';
import type { RevisionSummary } from '../../../shared/contract/articles-contract.ts';
import { api } from '../../api/api.ts';
import styles from './history-drawer.module.css';

/** As many as one question takes. */
const mostPairs = 200;

export interface VersionPair {
  before: number;
  after: number;
}

/** What each version changed against the one before it, by the sequence of the version: 「＋12 −3 字」. */
export function useVersionSizes(articleId: string, pairs: readonly VersionPair[]): ReadonlyMap<number, string> {
  const asked = pairs.slice(0, mostPairs);
  const { data } = useQuery(
    api.articles.measureChanges.queryOptions({
      input: { articleId, pairs: asked },
      enabled: asked.length > 0,
      placeholderData: (known) => known,
    }),
  );
  return new Map(
    asked.flatMap(({ after }, index) => {
      const size = data?.[index];
      return size ? [[after, sizeText(size)] as const] : [];
    }),
  );
}

/** A version, or a run of them, against what stood before. `revisions`: all, newest first. */
export function pairOf(revisions: readonly RevisionSummary[], oldest: number, newest: number): VersionPair | null {
  const before = revisions[revisions.findIndex(({ sequence }) => sequence === oldest) + 1];
  return before ? { before: before.sequence, after: newest } : null;
}

export function VersionSize({ text }: { text: string | undefined }) {
  return text === undefined ? null : <span className={styles.size}>{text}</span>;
}

function sizeText({ added, removed }: { added: number; removed: number }): string {
  const parts = [added > 0 && `＋${added}`, removed > 0 && `−${removed}`].filter((part) => part !== false);
  return parts.length === 0 ? '字数没变' : `${parts.join(' ')} 字`;
}
