import type { ChangeSize } from '../../../shared/contract/articles-contract.ts';
import { diffPassages } from '../../../shared/document/diff-passages.ts';
import { articlePassages } from '../../../shared/periodical/article-passages.ts';
import { countCharacters } from '../../../shared/text/count-characters.ts';
import type { Archive } from '../archive/handles.ts';
import { readRevision } from './read-revision.ts';

export interface MeasureChangesInput {
  articleId: string;
  pairs: readonly { before: number; after: number }[];
}

/** How many 字 came and went between versions of an article; null where one of a pair cannot be read. */
export function measureChanges(archive: Archive, { articleId, pairs }: MeasureChangesInput): (ChangeSize | null)[] {
  const passages = new Map<number, ReturnType<typeof articlePassages>>();
  const passagesOf = (sequence: number): ReturnType<typeof articlePassages> => {
    const known = passages.get(sequence) ?? articlePassages(readRevision(archive, { articleId, sequence }).article);
    passages.set(sequence, known);
    return known;
  };
  return pairs.map(({ before, after }) => {
    try {
      return sizeOf(diffPassages(passagesOf(before), passagesOf(after)));
    } catch {
      return null;
    }
  });
}

function sizeOf(rows: ReturnType<typeof diffPassages>): ChangeSize {
  let [added, removed] = [0, 0];
  for (const { pieces } of rows) {
    for (const { kind, text } of pieces) {
      if (kind === 'added') added += countCharacters(text);
      if (kind === 'removed') removed += countCharacters(text);
    }
  }
  return { added, removed };
}
