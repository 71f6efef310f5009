import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UndoScope } from '../../../shared/contract/activity-contract.ts';
import type { UserErrorCode } from '../../../shared/errors.ts';
import {
  type Arrangement,
  arrangementOf,
  isSameArrangement,
  placeArticles,
  unplaceArticles,
} from '../../../shared/periodical/arrangement.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import type { DirectBackend } from '../../helpers/direct-calls.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { windowOf } from '../../helpers/window-of.ts';

type Editor = '编辑甲' | '编辑乙';
type Setting = 'sponsor' | 'frequency';

type Doing =
  | { kind: 'arrange' | 'place'; who: Editor; article: number; section: number; before: number }
  | { kind: 'unplace' | 'trash' | 'restore'; who: Editor; article: number }
  | { kind: 'set'; who: Editor; field: Setting; value: string };
type Retracing = { kind: 'undo' | 'redo'; who: Editor; scope: UndoScope };

/** What an issue is like, as far as these actions change it. */
interface State {
  order: Arrangement;
  bin: ReadonlySet<string>;
  settings: Record<Setting, string>;
}

/** A step as a plain list of what was and what is; done the other way round it is the step back. */
type Step =
  | { scope: 'arranging'; label: string; from: Arrangement; to: Arrangement; intoBin: string[]; outOfBin: string[] }
  | { scope: 'settings'; label: string; field: Setting; from: string; to: string };

// One is at work and the other now and then, with few articles, so that steps often stand and now and then do not.
const who = fc.constantFrom<Editor[]>('编辑甲', '编辑甲', '编辑甲', '编辑甲', '编辑甲', '编辑乙');
const article = fc.nat(2);
const doing = (by: fc.Arbitrary<Editor>): fc.Arbitrary<Doing> =>
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('arrange' as const, 'place' as const),
      who: by,
      article,
      section: fc.nat(1),
      before: fc.nat(3),
    }),
    fc.record({ kind: fc.constantFrom('unplace' as const, 'trash' as const, 'restore' as const), who: by, article }),
    fc.record({
      kind: fc.constant('set' as const),
      who: by,
      field: fc.constantFrom<Setting>('sponsor', 'frequency'),
      value: fc.constantFrom('月刊', '季刊', '年刊'),
    }),
  );
const retracing: fc.Arbitrary<Retracing> = fc.record({
  kind: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const),
  who,
  scope: fc.constantFrom<UndoScope>('arranging', 'arranging', 'settings'),
});

/** The invented issue and two manuscripts without a place, in a new archive. */
async function desk() {
  const backend = testBackend();
  const issueId = storedIssue(backend).issue.id;
  const windows = { 编辑甲: windowOf(backend, '编辑甲'), 编辑乙: windowOf(backend, '编辑乙') };
  for (const title of ['甲', '乙']) {
    await backend.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
  }
  const articles = (await allManuscripts(backend.client)).map(({ id }) => id).toSorted();
  return { backend, issueId, windows, articles };
}

type Desk = Awaited<ReturnType<typeof desk>>;

async function stateOf({ backend: { client }, issueId }: Desk): Promise<State> {
  const outline = await client.issues.outline({ issueId });
  const { sponsor, frequency } = outline.issue;
  const trashed = await allManuscripts(client, { state: 'trashed' });
  return { order: arrangementOf(outline), bin: new Set(trashed.map(({ id }) => id)), settings: { sponsor, frequency } };
}

/** Does it, unless it makes no sense as things stand. @returns the step it is of the issue, if it is one */
async function act(at: Desk, action: Doing, { order, bin, settings }: State): Promise<Step | null> {
  const { issueId, windows, articles } = at;
  const client = windows[action.who];
  if (action.kind === 'set') {
    const { field, value } = action;
    const { issue, issueHash, layout } = await client.issues.outline({ issueId });
    await client.issues.update({ issueId, parent: issueHash, issue: { ...issue, [field]: value }, layout });
    const label = field === 'sponsor' ? '改主办单位' : '改刊期';
    return settings[field] === value ? null : { scope: 'settings', label, field, from: settings[field], to: value };
  }
  const id = articles[action.article % articles.length] ?? '';
  const isPlaced = order.some((section) => section.articles.includes(id));
  const title = `《${(await client.articles.read({ articleId: id })).article.titleLines.join(' ')}》`;
  const step = (label: string, to: Arrangement, intoBin: string[] = []): Step => ({
    scope: 'arranging',
    label,
    from: order,
    to,
    intoBin,
    outOfBin: [],
  });
  switch (action.kind) {
    case 'arrange': {
      const section = order[action.section];
      if (bin.has(id) || !section) return null;
      const to = placeArticles(order, [id], { sectionId: section.id, before: section.articles[action.before] ?? null });
      const { outlineHash } = await client.issues.outline({ issueId });
      await client.issues.arrange({ issueId, parent: outlineHash, sections: to, label: `移动${title}` });
      return isSameArrangement(order, to) ? null : step(`移动${title}`, to);
    }
    case 'place': {
      const sectionId = order[action.section]?.id ?? '';
      if (bin.has(id)) return null;
      await client.manuscripts.place({ articleIds: [id], issueId, sectionId });
      return step(`编入${title}`, placeArticles(order, [id], { sectionId, before: null }));
    }
    case 'unplace':
      await client.manuscripts.unplace({ articleIds: [id] });
      return isPlaced ? step(`取出${title}`, unplaceArticles(order, [id])) : null;
    case 'trash':
      await client.manuscripts.trash({ articleIds: [id] });
      // Of an article without a place it is nothing that was done to the issue.
      return isPlaced ? step(`移到回收站：${title}`, unplaceArticles(order, [id]), [id]) : null;
    case 'restore':
      await client.manuscripts.restore({ articleIds: [id] });
      return null;
  }
}

/** Why a step cannot be taken back as things stand; null where it can. */
function hindrance(step: Step, { order, bin, settings }: State): UserErrorCode | null {
  if (step.scope === 'settings') return settings[step.field] === step.to ? null : 'activity-overtaken';
  if (!isSameArrangement(order, step.to)) return 'activity-overtaken';
  if (step.intoBin.some((id) => !bin.has(id)) || step.outOfBin.some((id) => bin.has(id))) return 'activity-overtaken';
  const comesBack = step.from.flatMap((section) => section.articles).filter((id) => !step.intoBin.includes(id));
  return comesBack.some((id) => bin.has(id)) ? 'article-trashed' : null;
}

function reversed(step: Step): Step {
  const { from: to, to: from } = step;
  if (step.scope === 'settings') return { ...step, from: String(from), to: String(to) };
  return { ...step, from: step.to, to: step.from, intoBin: step.outOfBin, outOfBin: step.intoBin };
}

function without({ order, bin, settings }: State, step: Step): State {
  if (step.scope === 'settings') return { order, bin, settings: { ...settings, [step.field]: step.from } };
  const left = [...bin].filter((id) => !step.intoBin.includes(id));
  return { order: step.from, bin: new Set([...left, ...step.outOfBin]), settings };
}

class Stacks {
  private readonly all = new Map<string, { done: Step[]; undone: Step[] }>();

  of(editor: Editor, scope: UndoScope) {
    const key = `${editor} ${scope}`;
    const found = this.all.get(key) ?? { done: [], undone: [] };
    this.all.set(key, found);
    return found;
  }
}

test('two editors each take back and do again the own steps, and none over what the other did since', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 3, arbitrary: doing(who) }, { weight: 4, arbitrary: retracing }), {
        minLength: 25,
        maxLength: 45,
        size: 'max',
      }),
      async (actions) => {
        const at = await desk();
        const stacks = new Stacks();
        for (const action of actions) {
          const before = await stateOf(at);
          if (!('scope' in action)) {
            const step = await act(at, action, before);
            if (step) {
              const { done, undone } = stacks.of(action.who, step.scope);
              done.push(step);
              undone.length = 0;
              expect(await labels(at, action.who, step.scope)).toEqual([step.label, undefined]);
            }
            continue;
          }
          const { kind, who: editor, scope } = action;
          const { done, undone } = stacks.of(editor, scope);
          const [from, to] = kind === 'undo' ? [done, undone] : [undone, done];
          const step = from.at(-1);
          const call = at.windows[editor].activity[kind]({ issueId: at.issueId, scope });
          const code = step ? hindrance(step, before) : null;
          if (code !== null) {
            expect(await refusal(call)).toMatchObject({ code });
            expect(await stateOf(at)).toEqual(before);
          } else {
            const retraced = await call;
            expect(retraced?.label).toEqual(step?.label);
            if (retraced) expect(arrangementOf(retraced)).toEqual((await stateOf(at)).order);
            if (step) {
              from.pop();
              to.push(reversed(step));
            }
            expect(await stateOf(at)).toEqual(step ? without(before, step) : before);
          }
          expect(await labels(at, editor, scope)).toEqual([done.at(-1)?.label, undone.at(-1)?.label]);
        }
        expect(at.backend.verifyArchive().problems).toEqual([]);
        at.backend.close();
      },
    ),
    { numRuns: 12 },
  );
}, 240_000);

async function labels({ windows, issueId }: Desk, editor: Editor, scope: UndoScope) {
  const { undo, redo } = await windows[editor].activity.steps({ issueId, scope });
  return [undo?.label, redo?.label];
}

test('all steps of one editor taken back give what was at the start, and done again what was at the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing(fc.constant('编辑甲')), { minLength: 4, maxLength: 12 }), async (actions) => {
      const at = await desk();
      const start = await stateOf(at);
      let now = start;
      for (const action of actions) {
        // What is no step of the issue would stay as it is.
        if (action.kind === 'restore') continue;
        const id = at.articles[('article' in action ? action.article : 0) % at.articles.length] ?? '';
        if (action.kind === 'trash' && !now.order.some((section) => section.articles.includes(id))) continue;
        await act(at, action, now);
        now = await stateOf(at);
      }
      const { activity } = at.windows.编辑甲;
      for (const [way, expected] of [
        ['undo', start],
        ['redo', now],
        ['undo', start],
      ] as const) {
        for (const scope of ['arranging', 'settings'] as const) {
          while ((await activity[way]({ issueId: at.issueId, scope })) !== null);
        }
        expect(await stateOf(at)).toEqual(expected);
      }
      at.backend.close();
    }),
    { numRuns: 10 },
  );
}, 240_000);

test('a step taken back in the log is taken back; an older one put back there is a step of its own', async () => {
  const at = await desk();
  const { issueId, windows } = at;
  const { activity, issues } = windows.编辑甲;
  const set = async (change: object) => {
    const { issue, issueHash, layout } = await issues.outline({ issueId });
    return (await issues.update({ issueId, parent: issueHash, issue: { ...issue, ...change }, layout })).activity ?? 0;
  };
  const first = await set({ sponsor: '甲', frequency: '月刊', pinyin: 'JIA' });
  const second = await set({ title: '乙', sponsor: '乙', frequency: '年刊', pinyin: 'YI' });
  expect(await labels(at, '编辑甲', 'settings')).toEqual(['改刊名、刊名拼音、主办单位等4处', undefined]);
  await activity.takeBack({ sequence: second });
  expect(await labels(at, '编辑甲', 'settings')).toEqual(['改刊名拼音、主办单位、刊期', '改刊名、刊名拼音、主办单位等4处']);
  await set({ title: '丙' });
  await activity.takeBack({ sequence: first });
  expect(await labels(at, '编辑甲', 'settings')).toEqual(['恢复到“改刊名拼音、主办单位、刊期”以前', undefined]);
  expect(await activity.undo({ issueId, scope: 'settings' })).toMatchObject({ label: '恢复到“改刊名拼音、主办单位、刊期”以前' });
  expect((await issues.outline({ issueId })).issue).toMatchObject({ title: '丙', sponsor: '甲' });
  expect(await labels(at, '编辑乙', 'settings')).toEqual([undefined, undefined]);
});

test('what was done before the program was started, is no step; one that is damaged says so and is not taken back', async () => {
  const home = temporaryFolder();
  const first = testBackend({ home });
  const issueId = storedIssue(first).issue.id;
  const rename = async ({ client }: DirectBackend, sponsor: string): Promise<void> => {
    const { issue, issueHash, layout } = await client.issues.outline({ issueId });
    await client.issues.update({ issueId, parent: issueHash, issue: { ...issue, sponsor }, layout });
  };
  await rename(first, '甲');
  first.close();
  const backend = testBackend({ home });
  const { activity } = backend.client;
  const steps = { issueId, scope: 'settings' } as const;
  expect(await activity.undo(steps)).toBe(null);
  await rename(backend, '乙');
  backend.services.archive.sqlite.exec(`UPDATE activity SET detail = replace(detail, '乙', '己')`);
  expect(await activity.steps(steps)).toMatchObject({ undo: { label: '（这条记录在档案里有损坏）' }, redo: null });
  expect(await refusal(activity.undo(steps))).toMatchObject({ code: 'archive-damaged' });
  await rename(backend, '丙');
  expect(await activity.undo(steps)).toMatchObject({ label: '改主办单位' });
  expect((await backend.client.issues.outline({ issueId })).issue.sponsor).toBe('乙');
});
