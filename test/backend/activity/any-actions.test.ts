import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { arrangementOf } from '../../../shared/periodical/arrangement.ts';
import { openingArticle } from '../../../shared/periodical/opening.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

type Action =
  | { kind: 'write'; text: string }
  | { kind: 'restore'; which: number }
  | { kind: 'set-opening'; to: 'none' | 'blank' | 'earlier' }
  | { kind: 'arrange'; from: number; by: number }
  | { kind: 'trash'; which: number }
  | { kind: 'settings'; sponsor: string };

const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    text: fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'机构编制改革一二三') }),
  }),
  fc.record({ kind: fc.constant('restore' as const), which: fc.nat(9) }),
  fc.record({
    kind: fc.constant('set-opening' as const),
    to: fc.constantFrom('none' as const, 'blank' as const, 'earlier' as const),
  }),
  fc.record({ kind: fc.constant('arrange' as const), from: fc.nat(9), by: fc.nat(3) }),
  fc.record({ kind: fc.constant('trash' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('settings' as const), sponsor: fc.constantFrom('甲', '乙', '丙') }),
);

test('after any actions every acknowledged text of the opening is in its history, and taking a step back is its inverse', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actions, { minLength: 4, maxLength: 12 }), async (sequence) => {
      const backend = testBackend();
      const { client } = backend;
      const issueId = storedIssue(backend).issue.id;
      const openingId = (await client.issues.outline({ issueId })).opening?.id ?? '';
      const versions = () => client.articles.history({ articleId: openingId });
      const textAt = async (at?: number) =>
        plainText((await client.articles.read({ articleId: openingId, sequence: at })).article.document);
      const acknowledged = new Set([await textAt()]);
      const state = async () => {
        const outline = await client.issues.outline({ issueId });
        return { order: arrangementOf(outline), issue: outline.issue, opening: outline.opening?.id ?? null };
      };
      for (const action of sequence) {
        const before = await state();
        const [logged] = (await client.activity.list({ limit: 1 })).items;
        const [newest] = await versions();
        const parent = newest?.sequence ?? 0;
        if (action.kind === 'write') {
          const article = openingArticle('', { title: '', document: documentOf(paragraph(action.text)), attribution: '' });
          await client.articles.save({ articleId: openingId, parent, reason: '自动保存', article });
          acknowledged.add(action.text);
        } else if (action.kind === 'restore') {
          const history = await versions();
          const earlier = history[action.which % history.length]?.sequence ?? parent;
          await client.articles.restore({ articleId: openingId, sequence: earlier, parent });
        } else await act(client, issueId, action);
        const [entry] = (await client.activity.list({ limit: 1 })).items;
        if (!entry?.canTakeBack || entry.sequence === logged?.sequence) continue;
        await client.activity.takeBack({ sequence: entry.sequence });
        expect(await state()).toEqual(before);
        // Again, so that the next step starts from somewhere else.
        await act(client, issueId, action as never);
      }
      const found = new Set(await Promise.all((await versions()).map(({ sequence: at }) => textAt(at))));
      for (const text of acknowledged) expect(found).toContain(text);
      expect(backend.verifyArchive().problems).toEqual([]);
      backend.close();
    }),
    { numRuns: 8 },
  );
}, 120_000);

type Client = ReturnType<typeof testBackend>['client'];

async function act(client: Client, issueId: string, action: Exclude<Action, { kind: 'write' | 'restore' }>): Promise<void> {
  const { outlineHash, issueHash, issue, layout, sections } = await client.issues.outline({ issueId });
  const order = arrangementOf({ sections });
  const articles = order.flatMap((section) => section.articles);
  switch (action.kind) {
    case 'set-opening':
      await client.issues.setOpening({ issueId, kind: action.to });
      return;
    case 'settings':
      await client.issues.update({ issueId, parent: issueHash, issue: { ...issue, sponsor: action.sponsor }, layout });
      return;
    case 'trash': {
      const id = articles[action.which % Math.max(1, articles.length)];
      if (id !== undefined) await client.manuscripts.trash({ articleIds: [id] });
      return;
    }
    case 'arrange': {
      const moved = articles[action.from % Math.max(1, articles.length)];
      const target = action.by % order.length;
      const next = order.map((section, index) => {
        const others = section.articles.filter((id) => id !== moved);
        return { ...section, articles: index === target && moved !== undefined ? [moved, ...others] : others };
      });
      await client.issues.arrange({ issueId, parent: outlineHash, sections: next });
    }
  }
}
