import { expect, test } from 'vitest';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

test('the next issue is proposed from the latest, and takes over what stays the same', async () => {
  const backend = testBackend();
  const { client } = backend;
  const last = storedIssue(backend, { number: 6, publishedOn: '2031-12-31' });
  const { from, ...proposed } = await client.issues.proposeNext();
  expect(proposed).toEqual({ title: '河湾机构编制', year: 2032, number: 1, total: 15, publishedOn: '2032-02-29' });
  expect(from).toMatchObject({ id: last.issue.id, total: 14, articleCount: 3 });

  const created = await client.issues.create({ ...proposed, from: from?.id ?? null });
  const { id, imprint, ...taken } = created.issue;
  const { id: lastId, opening: _opening, imprint: lastImprint, ...expected } = last.issue;
  expect(id).not.toBe(lastId);
  expect(taken).toEqual({ ...expected, ...proposed });
  expect(created).toMatchObject({ opening: null, earlierOpening: null });
  expect(imprint).toEqual({ ...lastImprint, printedOn: '' });
  expect(created.layout).toEqual(last.layout);
  expect(created.sections.map(({ name, articles }) => [name, articles])).toEqual(last.sections.map(({ name }) => [name, []]));
  expect(created.sections.map((section) => section.id)).not.toContain(last.sections[0]?.id);
  expect((await client.issues.list()).map((issue) => issue.total)).toEqual([15, 14]);
  expect(backend.listActivity(1)).toMatchObject([{ action: 'create-issue', subject: '总第15期' }]);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('the first issue of an archive starts with the sections the editor named', async () => {
  const { client } = testBackend();
  expect(await client.issues.proposeNext()).toEqual({ title: '', year: 2026, number: 1, total: 1, publishedOn: '', from: null });
  await client.settings.writePreferences({ sectionNames: ['要闻', '调研'] });
  const created = await client.issues.create({ from: null, title: '河湾编制', year: 2026, number: 1, total: 1, publishedOn: '' });
  expect(created.sections.map(({ name }) => name)).toEqual(['要闻', '调研']);
  expect(created.layout).toEqual(defaultLayout);
  expect(created.issue).toMatchObject({ title: '河湾编制', masthead: { notice: '内部资料 免费交流' } });
});

test('the sample is no issue to count on from, and its people and units stay out of a new one', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issueId } = await client.program.loadSample();
  const proposed = await client.issues.proposeNext();
  expect(proposed).toMatchObject({ title: '', number: 1, total: 1, from: null });
  const fields = { title: '河湾编制', year: 2026, number: 1, publishedOn: '' };
  const sample = await client.issues.outline({ issueId });
  for (const [total, from] of [
    [1, null],
    [2, issueId],
  ] as const) {
    const { issue, layout, sections } = await client.issues.create({ ...fields, number: total, total, from });
    const { id: _id, number: _number, total: _total, ...empty } = { ...emptyIssue, ...fields, pinyin: '' };
    expect(issue).toMatchObject(empty);
    if (from === null) continue;
    expect(layout).toEqual(sample.layout);
    expect(sections.map(({ name }) => name)).toEqual(sample.sections.map(({ name }) => name));
  }
  // The next one follows the real one, whatever number the sample has.
  expect((await client.issues.proposeNext()).from).toMatchObject({ total: 2 });
});

test('refuses a total number that is taken, and a pattern that is gone', async () => {
  const backend = testBackend();
  storedIssue(backend);
  const issue = { title: '河湾编制', year: 2031, number: 3, publishedOn: '' };
  expect(await refusal(backend.client.issues.create({ ...issue, from: null, total: 14 }))).toEqual({
    code: 'total-taken',
    message: '总第14期已经在档案里，请换一个总期号。',
    details: { total: 14 },
  });
  expect(await refusal(backend.client.issues.create({ ...issue, from: 'gone', total: 15 }))).toMatchObject({
    code: 'issue-gone',
  });
  expect(await backend.client.issues.list()).toHaveLength(1);
});
