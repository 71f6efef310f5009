import type { RevisionSummary } from '../../../shared/contract/articles-contract.ts';
import { timeText } from '../../components/time-text.ts';

/** When each version was saved, by its sequence; to the second where the minute does not tell it from another one. */
export function versionTimes(
  revisions: readonly Pick<RevisionSummary, 'sequence' | 'time'>[],
  now: Date,
): ReadonlyMap<number, string> {
  const byMinute = Map.groupBy(revisions, ({ time }) => timeText(time, now));
  return new Map(
    revisions.map(({ sequence, time }) => {
      const minute = timeText(time, now);
      const isAlone = byMinute.get(minute)?.length === 1;
      return [sequence, isAlone ? minute : timeText(time, now, { seconds: true })];
    }),
  );
}
