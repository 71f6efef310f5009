import { expect, test } from 'vitest';
import type { Issue } from '../../../shared/periodical/issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

async function updatedBackend() {
  const backend = testBackend();
  const { issue, layout } = storedIssue(backend);
  const { client } = backend;
  const { issueHash } = await client.issues.outline({ issueId: issue.id });
  const update = (changes: Partial<Issue>, parent = issueHash, layoutChanges = {}) =>
    client.issues.update({
      issueId: issue.id,
      parent,
      issue: { ...issue, ...changes },
      layout: { ...layout, ...layoutChanges },
    });
  return { backend, client, issue, layout, issueHash, update };
}

test('an issue gets new words, numbers and layout; what stood there before is kept', async () => {
  const { backend, issue, layout, issueHash, update } = await updatedBackend();
  const updated = await update({ id: 'ignored', total: 20 }, issueHash, { linePitchPt: 18 });
  expect(updated.issue).toMatchObject({ id: issue.id, total: 20 });
  expect(updated.layout.linePitchPt).toBe(18);
  expect(updated.issueHash).not.toBe(issueHash);
  expect(backend.loadCompleteIssue(20).issue).toMatchObject(updated.issue);
  const [entry] = backend.listActivity(1);
  expect(entry).toMatchObject({ action: 'update-issue', subject: '总第14期' });
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ before: { issue: { total: 14 }, layout: { ...layout } } });
  expect(backend.verifyArchive().problems).toEqual([]);

  const again = await update({ id: 'ignored', total: 20 }, updated.issueHash, { linePitchPt: 18 });
  expect(again.issueHash).toBe(updated.issueHash);
  expect(backend.listActivity(1)).toEqual([entry]);
});

test('what is typed into fields has the characters that the text has', async () => {
  const { client, issue, update } = await updatedBackend();
  const typed = await update({
    title: '\u2f08事通讯\u200b',
    sponsor: '编\u00ad办\u000b\uf900',
    masthead: { ...issue.masthead, notice: '第一行\u2028第二行\n第\ufe10三', address: 'cafe\u0301' },
  });
  expect(typed.issue).toMatchObject({
    title: '人事通讯',
    sponsor: '编办 豈',
    masthead: { notice: '第一行\n第二行\n第，三', address: 'café' },
  });
  await client.settings.writeDirectory([{ kind: 'person', name: '李\u2f45', note: '' }]);
  expect(await client.settings.listDirectory()).toContainEqual(expect.objectContaining({ name: '李方', kept: true }));
  const { sectionNames } = await client.settings.writePreferences({ sectionNames: ['\u2f2f作论坛'] });
  expect(sectionNames).toEqual(['工作论坛']);
});

test('refuses a stale parent, a taken number and what is gone', async () => {
  const { backend, client, issue, layout, issueHash, update } = await updatedBackend();
  storedIssue(backend, { id: 'other', total: 15 });
  const { issueHash: second } = await update({ title: '新刊名' });
  expect(await refusal(update({ title: '另一个刊名' }))).toMatchObject({ code: 'issue-conflict' });
  expect(await refusal(update({ total: 15 }, second))).toMatchObject({ code: 'total-taken' });
  const gone = client.issues.update({ issueId: 'gone', parent: issueHash, issue, layout });
  expect(await refusal(gone)).toMatchObject({ code: 'issue-gone' });
  expect((await client.issues.outline({ issueId: issue.id })).issue.title).toBe('新刊名');
});

test('a layout that leaves no room for text is refused, at the pages too; one that is there already keeps nobody from other changes', async () => {
  const { backend, client, issue, layout, issueHash, update } = await updatedBackend();
  const cramped: Partial<Layout>[] = [
    { pageWidthMm: 100, marginInsideMm: 80, marginOutsideMm: 80 },
    { pageHeightMm: 140, marginTopMm: 70, marginBottomMm: 70 },
    { pageWidthMm: 100, columns: 2, columnGapMm: 20, bodySizePt: 12 },
    { pageWidthMm: 120, bodySizePt: 18 },
    { pageHeightMm: 160, linePitchPt: 36 },
    { marginInsideMm: 73, marginOutsideMm: 73 },
  ];
  for (const changes of cramped) {
    expect(await refusal(update({}, issueHash, changes))).toMatchObject({
      code: 'layout-without-room',
      message: expect.stringMatching(/^版心太小：每栏只剩 \d+ 字、\d+ 行.*请减小页边距/),
    });
    const unsaved = { layout: { ...layout, ...changes } };
    expect(await refusal(client.pages.issue({ issueId: issue.id, unsaved }))).toMatchObject({ code: 'layout-without-room' });
  }
  expect((await client.issues.outline({ issueId: issue.id })).layout).toEqual(layout);
  const old = storedIssue(backend, { id: 'old', total: 15 }, { pageWidthMm: 100 });
  const outline = await client.issues.outline({ issueId: 'old' });
  const renamed = { issueId: 'old', parent: outline.issueHash, issue: { ...outline.issue, title: '新刊名' }, layout: old.layout };
  expect((await client.issues.update(renamed)).issue.title).toBe('新刊名');
});

test('a removed issue leaves its articles as manuscripts and itself in the activity log', async () => {
  const { backend, client, issue } = await updatedBackend();
  const articles = backend.loadCompleteIssue().sections.flatMap((section) => section.articles);
  await client.issues.remove({ issueId: issue.id });
  expect(await client.issues.list()).toEqual([]);
  const manuscripts = await allManuscripts(client);
  expect(manuscripts.map(({ id }) => id).toSorted()).toEqual(articles.map(({ id }) => id).toSorted());
  expect(manuscripts.every(({ place }) => place === null)).toBe(true);
  const [entry] = backend.listActivity(1);
  expect(entry).toMatchObject({ action: 'remove-issue', subject: '总第14期' });
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ before: { issue: { title: '河湾机构编制' }, sections: [{}, {}] } });
  expect(await refusal(client.issues.remove({ issueId: issue.id }))).toMatchObject({ code: 'issue-gone' });
  expect(backend.verifyArchive().problems).toEqual([]);
});
