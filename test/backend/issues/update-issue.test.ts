import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import type { Issue } from '../../../shared/periodical/issue.ts';
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
  const opening = { title: '卷首', document: documentOf(paragraph('新的卷首语\u0000。')), attribution: '' };
  const updated = await update({ id: 'ignored', total: 20, opening }, issueHash, { linePitchPt: 18 });
  expect(updated.issue).toMatchObject({ id: issue.id, total: 20, opening: { document: { type: 'doc' } } });
  expect(JSON.stringify(updated.issue.opening)).toContain('新的卷首语\uFFFD。');
  expect(updated.layout.linePitchPt).toBe(18);
  expect(updated.issueHash).not.toBe(issueHash);
  expect(backend.loadCompleteIssue(20).issue).toEqual(updated.issue);
  const [entry] = backend.listActivity(1);
  expect(entry).toMatchObject({ action: 'update-issue', subject: '总第14期' });
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ before: { issue: { total: 14 }, layout: { ...layout } } });
  expect(backend.verifyArchive().problems).toEqual([]);

  const again = await update({ id: 'ignored', total: 20, opening }, updated.issueHash, { linePitchPt: 18 });
  expect(again.issueHash).toBe(updated.issueHash);
  expect(backend.listActivity(1)).toEqual([entry]);
});

test('refuses a stale parent, a taken number, a wrong opening and what is gone', async () => {
  const { backend, client, issue, layout, issueHash, update } = await updatedBackend();
  storedIssue(backend, { id: 'other', total: 15 });
  const { issueHash: second } = await update({ title: '新刊名' });
  expect(await refusal(update({ title: '另一个刊名' }))).toMatchObject({ code: 'issue-conflict' });
  expect(await refusal(update({ total: 15 }, second))).toMatchObject({ code: 'total-taken' });
  const wrong = { title: '', document: { type: 'doc', content: [{ type: 'video' }] }, attribution: '' };
  expect(await refusal(update({ opening: wrong as never }, second))).toMatchObject({
    code: 'document-invalid',
    message: expect.stringContaining('卷首语'),
  });
  const figure = { type: 'figure', attrs: { asset: 'f'.repeat(64) } };
  const pictured = { title: '', document: { type: 'doc', content: [figure] }, attribution: '' };
  expect(await refusal(update({ opening: pictured as never }, second))).toMatchObject({ code: 'asset-missing' });
  const gone = client.issues.update({ issueId: 'gone', parent: issueHash, issue, layout });
  expect(await refusal(gone)).toMatchObject({ code: 'issue-gone' });
  expect((await client.issues.outline({ issueId: issue.id })).issue.title).toBe('新刊名');
});

test('a removed issue leaves its articles as manuscripts and itself in the activity log', async () => {
  const { backend, client, issue } = await updatedBackend();
  const articles = backend.loadCompleteIssue().sections.flatMap((section) => section.articles);
  await client.issues.remove({ issueId: issue.id });
  expect(await client.issues.list()).toEqual([]);
  const manuscripts = await client.manuscripts.list({ text: '' });
  expect(manuscripts.map(({ id }) => id).toSorted()).toEqual(articles.map(({ id }) => id).toSorted());
  expect(manuscripts.every(({ place }) => place === null)).toBe(true);
  const [entry] = backend.listActivity(1);
  expect(entry).toMatchObject({ action: 'remove-issue', subject: '总第14期' });
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ before: { issue: { title: '河湾机构编制' }, sections: [{}, {}] } });
  expect(await refusal(client.issues.remove({ issueId: issue.id }))).toMatchObject({ code: 'issue-gone' });
  expect(backend.verifyArchive().problems).toEqual([]);
});
