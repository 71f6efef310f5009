import fc from 'fast-check';
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { connectedBackend, stubDesktopWindow } from '../helpers/desktop-window.ts';
import { storedIssue } from '../helpers/stored-issue.ts';
import { windowOf } from '../helpers/window-of.ts';

beforeAll(stubDesktopWindow);
// Only what is asked for is saved: nothing saves by itself meanwhile.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
});

async function openedDraft() {
  const { createIssueDraft } = await import('../../renderer/pages/settings/issue-draft.ts');
  const { backend, hold } = await connectedBackend();
  const { issue } = storedIssue(backend);
  const read = () => backend.client.issues.outline({ issueId: issue.id });
  const draft = createIssueDraft(await read());
  onTestFinished(() => draft.end());
  /** Another editor changes the issue. */
  const elsewhere = async (changes: object) => {
    const { issue: current, layout, issueHash } = await read();
    const { issues } = windowOf(backend, '编辑乙');
    await issues.update({ issueId: issue.id, parent: issueHash, issue: { ...current, ...changes }, layout });
  };
  /** What undo and redo would do. */
  const steps = async () => {
    const { undo, redo } = await backend.client.activity.steps({ issueId: issue.id, scope: 'settings' });
    return [undo?.label, redo?.label];
  };
  return { draft, read, elsewhere, steps, hold, backend };
}

test('what is changed is in the archive once it is saved, and is taken back as one step', async () => {
  const { draft, read, steps } = await openedDraft();
  const before = (await read()).issue.sponsor;
  draft.change({ issue: { sponsor: '甲' } });
  draft.change({ issue: { sponsor: '甲旗委编办' }, layout: { bodySizePt: 11 } });
  expect(draft.hasUnsaved).toBe(true);
  expect(draft.store.getState().save).toEqual({ kind: 'changed' });
  await draft.flush();
  expect(await read()).toMatchObject({ issue: { sponsor: '甲旗委编办' }, layout: { bodySizePt: 11 } });
  expect(draft.store.getState()).toMatchObject({ save: { kind: 'saved' } });
  expect(await steps()).toEqual(['改主办单位、字号', undefined]);
  expect(draft.hasUnsaved).toBe(false);
  expect(await draft.retrace('undo')).toMatchObject({ kind: 'done', label: '改主办单位、字号' });
  expect(draft.hasUnsaved).toBe(false);
  expect(await read()).toMatchObject({ issue: { sponsor: before }, layout: { bodySizePt: 10.5 } });
  expect(draft.store.getState()).toMatchObject({ issue: { sponsor: before }, layout: { bodySizePt: 10.5 } });
  expect(await steps()).toEqual([undefined, '改主办单位、字号']);
  expect(await draft.retrace('undo')).toEqual({ kind: 'nothing' });
  expect(await draft.retrace('redo')).toMatchObject({ kind: 'done', label: '改主办单位、字号' });
  expect(draft.store.getState()).toMatchObject({ issue: { sponsor: '甲旗委编办' }, layout: { bodySizePt: 11 } });
});

test('what is not yet saved is taken back alone, and done again', async () => {
  const { draft, read } = await openedDraft();
  draft.change({ issue: { sponsor: '甲旗委编办' } });
  await draft.flush();
  draft.change({ issue: { sponsor: '甲旗委编办综合科' } });
  expect(await draft.retrace('undo')).toMatchObject({ kind: 'done', label: '改主办单位' });
  expect(draft.store.getState().issue.sponsor).toBe('甲旗委编办');
  expect((await read()).issue.sponsor).toBe('甲旗委编办');
  await draft.retrace('redo');
  expect(draft.store.getState().issue.sponsor).toBe('甲旗委编办综合科');
});

test('what is changed while a step is taken back stays and is saved', async () => {
  const { draft, read, steps, hold } = await openedDraft();
  const before = (await read()).issue.sponsor;
  draft.change({ issue: { sponsor: '甲旗委编办' } });
  await draft.flush();
  const answer = hold('activity/undo');
  const undone = draft.retrace('undo');
  await answer.isDone;
  draft.change({ issue: { publishedOn: '2031-05-01' } });
  answer.letGo();
  await undone;
  expect(draft.hasUnsaved).toBe(true);
  await draft.flush();
  expect((await read()).issue).toMatchObject({ sponsor: before, publishedOn: '2031-05-01' });
  expect(draft.store.getState().issue).toEqual((await read()).issue);
  expect(await steps()).toEqual(['改出版日期', undefined]);
});

test('a step over which another editor wrote since stays, and the form shows what they wrote', async () => {
  const { draft, read, elsewhere } = await openedDraft();
  draft.change({ issue: { sponsor: '甲旗委编办' } });
  await draft.flush();
  await elsewhere({ sponsor: '丙旗委编办' });
  expect(await draft.retrace('undo')).toEqual({ kind: 'changed' });
  expect((await read()).issue.sponsor).toBe('丙旗委编办');
  await expect.poll(() => draft.store.getState().issue.sponsor).toBe('丙旗委编办');
});

test('what the archive refuses is dropped, and the step before stays', async () => {
  const { draft, read, steps, backend } = await openedDraft();
  const { total } = (await read()).issue;
  storedIssue(backend, { id: 'other', total: total + 1 });
  draft.change({ issue: { sponsor: '甲旗委编办' } });
  await draft.flush();
  draft.change({ issue: { total: total + 1 } });
  expect(await draft.retrace('undo')).toEqual({ kind: 'dropped' });
  expect(draft.store.getState()).toMatchObject({ issue: { total, sponsor: '甲旗委编办' }, save: { kind: 'saved' } });
  expect(draft.hasUnsaved).toBe(false);
  expect(await steps()).toEqual(['改主办单位', undefined]);
});

test('what is changed while a save is under way is saved too', async () => {
  const { draft, read } = await openedDraft();
  draft.change({ issue: { sponsor: '甲旗委编办' } });
  const saved = draft.flush();
  await expect.poll(() => draft.store.getState().save.kind).toBe('saving');
  draft.change({ issue: { publishedOn: '2031-05-01' } });
  await saved;
  expect(draft.hasUnsaved).toBe(true);
  await draft.flush();
  expect((await read()).issue).toMatchObject({ sponsor: '甲旗委编办', publishedOn: '2031-05-01' });
});

test('what others changed of other fields stays; of the same field it stands, and that is said', async () => {
  const { draft, read, elsewhere } = await openedDraft();
  draft.change({ issue: { sponsor: '甲旗委编办' } });
  await elsewhere({ publishedOn: '2031-05-01' });
  await draft.flush();
  expect((await read()).issue).toMatchObject({ sponsor: '甲旗委编办', publishedOn: '2031-05-01' });
  expect(draft.store.getState().notice).toBe(null);
  draft.change({ issue: { sponsor: '乙旗委编办' } });
  await elsewhere({ sponsor: '丙旗委编办' });
  await draft.flush();
  expect((await read()).issue.sponsor).toBe('丙旗委编办');
  expect(draft.store.getState()).toMatchObject({ issue: { sponsor: '丙旗委编办' }, save: { kind: 'saved' } });
  expect(draft.store.getState().notice).toContain('刚在别处改过');
});

test('what is refused says why, stays in the form, and is saved once it is mended', async () => {
  const { draft, read, backend } = await openedDraft();
  const { total } = (await read()).issue;
  storedIssue(backend, { id: 'other', total: total + 1 });
  draft.change({ issue: { total: total + 1 } });
  await expect(draft.flush()).rejects.toThrow();
  expect(draft.store.getState()).toMatchObject({ issue: { total: total + 1 }, save: { kind: 'failed' } });
  expect((await read()).issue.total).toBe(total);
  draft.change({ issue: { total: total + 2 } });
  expect(draft.store.getState().save).toEqual({ kind: 'changed' });
  await vi.advanceTimersByTimeAsync(800);
  await draft.flush();
  expect((await read()).issue.total).toBe(total + 2);
});

const fields = ['sponsor', 'pinyin', 'publishedOn'] as const;
type Edit = { kind: 'mine' | 'theirs'; field: (typeof fields)[number]; value: string };
type Step = Edit | { kind: 'flush' } | { kind: 'undo' } | { kind: 'redo' };
const day = fc.integer({ min: 10, max: 28 }).map((number) => `2031-05-${number}`);
const edit = fc.record({ kind: fc.constantFrom('mine', 'theirs'), field: fc.constantFrom(...fields), value: day });
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    edit as fc.Arbitrary<Step>,
    fc.constant({ kind: 'flush' }),
    fc.constant({ kind: 'undo' }),
    fc.constant({ kind: 'redo' }),
  ),
  {
    maxLength: 12,
  },
);

test('whatever two editors do, the form shows what the archive has, and what one alone changed is in it', async () => {
  const { draft, read, elsewhere } = await openedDraft();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const touched = { mine: new Map<string, string>(), theirs: new Set<string>() };
      let hasUndone = false;
      for (const step of sequence) {
        if (step.kind === 'flush') await draft.flush();
        else if (step.kind === 'undo' || step.kind === 'redo') {
          void draft.retrace(step.kind);
          hasUndone = true;
        } else if (step.kind === 'mine') {
          draft.change({ issue: { [step.field]: step.value } });
          touched.mine.set(step.field, step.value);
        } else {
          await elsewhere({ [step.field]: step.value });
          touched.theirs.add(step.field);
        }
      }
      await draft.flush();
      const { issue, layout } = await read();
      const shown = () => {
        const { issue, layout } = draft.store.getState();
        return { issue, layout };
      };
      await expect.poll(shown).toEqual({ issue, layout });
      if (hasUndone) return;
      for (const [field, value] of touched.mine) {
        if (!touched.theirs.has(field)) expect(issue).toMatchObject({ [field]: value });
      }
    }),
    { numRuns: 25 },
  );
});
