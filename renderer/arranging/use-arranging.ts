import type { Rearrange } from '../../shared/periodical/arrangement.ts';
import { type Steps, useSteps } from '../activity/use-steps.ts';
import { arrange, retraceArranging, trashArticle } from './arranging-store.ts';

/** Steps of arranging an issue. Each tells of itself in a notice that offers to take it back. */
export interface ArrangingActions extends Omit<Steps, 'attempt' | 'say'> {
  /** `label`: what is done, 「移动《…》」; `said`: the sentence of the notice, null for none. */
  arrange(rearrange: Rearrange, label: string, said: string | null): Promise<void>;
  trash(articleId: string, said: string): Promise<void>;
}

export function useArranging(issueId: string): ArrangingActions {
  const { attempt, say, ...steps } = useSteps(issueId, 'arranging', (way) => retraceArranging(issueId, way));
  return {
    ...steps,
    arrange: (rearrange, label, said) =>
      attempt(async () => {
        if (said !== null) say(said);
        await arrange(issueId, rearrange, label);
      }),
    trash: (articleId, said) =>
      attempt(async () => {
        await trashArticle(issueId, articleId);
        say(said);
      }),
  };
}
