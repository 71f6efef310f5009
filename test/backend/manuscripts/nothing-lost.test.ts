import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arrangementOf,
  moveSection,
  placeArticles,
  removeSection,
  unplaceArticles,
} from '../../../shared/periodical/arrangement.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

type Step =
  | { kind: 'arrange'; article: number; section: number }
  | { kind: 'reorder' | 'drop'; section: number }
  | { kind: 'leave-out' | 'unplace' | 'trash' | 'restore'; article: number }
  | { kind: 'place'; article: number; section: number };

const article = fc.nat(7);
const section = fc.nat(5);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('arrange' as const, 'place' as const), article, section }),
    fc.record({ kind: fc.constant('reorder' as const), section }),
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), section }) },
    fc.record({ kind: fc.constantFrom('leave-out' as const, 'unplace' as const, 'trash' as const, 'restore' as const), article }),
  ),
  { minLength: 5, maxLength: 25 },
);

test('whatever is moved where, every article has one place or none, and the archive stays sound', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (moves) => {
      const backend = testBackend();
      const { client } = backend;
      const issues = [storedIssue(backend), storedIssue(backend, { id: 'other', total: 15 })].map(({ issue }) => issue.id);
      const ids = (await allManuscripts(client)).map(({ id }) => id).toSorted();
      for (const move of moves) await makeMove(client, issues, ids, move).catch(onlyRefusals);
      const outlines = await Promise.all(issues.map((issueId) => client.issues.outline({ issueId })));
      const inIssues = outlines.flatMap(({ sections }) => sections.flatMap(({ articles }) => articles.map(({ id }) => id)));
      const all = await allManuscripts(client);
      expect(all.map(({ id }) => id).toSorted()).toEqual(ids);
      expect(
        all
          .filter(({ place }) => place !== null)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(inIssues.toSorted());
      expect(all.filter(({ place, trashedAt }) => place !== null && trashedAt !== null)).toEqual([]);
      expect(backend.verifyArchive().problems).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

async function makeMove(
  client: ReturnType<typeof testBackend>['client'],
  issues: readonly string[],
  ids: readonly string[],
  move: Step,
): Promise<unknown> {
  const issueId = issues[('section' in move ? move.section : 0) % issues.length] ?? '';
  const outline = await client.issues.outline({ issueId });
  const start = arrangementOf(outline);
  const sectionId = ('section' in move && start[move.section % start.length]?.id) || 'dropped';
  const articleIds = 'article' in move ? [ids[move.article % ids.length] ?? ''] : [];
  const arrange = (sections: typeof start) => client.issues.arrange({ issueId, parent: outline.outlineHash, sections });
  switch (move.kind) {
    case 'arrange':
      return arrange(placeArticles(start, articleIds, { sectionId, before: null }));
    case 'reorder':
      return arrange(moveSection(start, sectionId, null));
    case 'drop':
      return arrange(removeSection(start, sectionId));
    case 'leave-out':
      return arrange(unplaceArticles(start, articleIds));
    case 'place':
      return client.manuscripts.place({ articleIds, issueId, sectionId });
    default:
      return client.manuscripts[move.kind]({ articleIds });
  }
}

/** An article of another issue, one in the recycle bin, a section that was dropped. */
function onlyRefusals(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'REFUSED')) throw error;
}
