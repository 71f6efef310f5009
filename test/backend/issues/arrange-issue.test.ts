import { expect, test } from 'vitest';
import type { Arrangement } from '../../../shared/periodical/arrangement.ts';
import { addSection, arrangementOf, moveSection, placeArticles, removeSection } from '../../../shared/periodical/arrangement.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

async function arrangedBackend() {
  const backend = testBackend();
  const { issue } = storedIssue(backend);
  const { client } = backend;
  const outline = await client.issues.outline({ issueId: issue.id });
  const start = arrangementOf(outline);
  const arrange = (sections: Arrangement, parent = outline.outlineHash) =>
    client.issues.arrange({ issueId: issue.id, parent, sections });
  return { backend, client, issueId: issue.id, outline, start, arrange };
}

test('a new arrangement is what the issue and its pages have from now on, and the one before brings it back', async () => {
  const { backend, issueId, start, outline, arrange } = await arrangedBackend();
  const [first = '', second = ''] = start.map(({ id }) => id);
  const moving = start[0]?.articles[1] ?? '';
  let wanted = placeArticles(start, [moving], { sectionId: second, before: start[1]?.articles[0] ?? null });
  wanted = addSection(moveSection(wanted, second, first), { id: 'new-section', name: '政策法规' }, first);
  const arranged = await arrange(wanted);
  expect(arrangementOf(arranged)).toEqual(wanted);
  expect(arranged.outlineHash).not.toBe(outline.outlineHash);
  expect(arrangementOf(backend.loadCompleteIssue({ issueId }))).toEqual(wanted);
  expect(backend.listActivity(1)).toMatchObject([
    {
      action: 'arrange-issue',
      subject: '总第14期',
      author: '编辑甲',
      detail: expect.stringContaining(JSON.stringify({ [issueId]: sorted(start) })),
    },
  ]);

  const undone = await arrange(start, arranged.outlineHash);
  expect(arrangementOf(undone)).toEqual(start);
  expect(undone.outlineHash).toBe(outline.outlineHash);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('articles left out lose their place and nothing else; undo places them again', async () => {
  const { backend, client, start, arrange } = await arrangedBackend();
  const [first] = start;
  const arranged = await arrange(removeSection(start, first?.id ?? ''));
  expect(arranged.sections).toHaveLength(1);
  const manuscripts = await allManuscripts(client);
  expect(manuscripts.filter(({ place }) => place === null).map(({ id }) => id)).toEqual(
    expect.arrayContaining(first?.articles ?? []),
  );
  expect(arrangementOf(await arrange(start, arranged.outlineHash))).toEqual(start);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('an arrangement that changes nothing is no change', async () => {
  const { backend, start, outline, arrange } = await arrangedBackend();
  const before = backend.listActivity(100).length;
  expect(await arrange(start)).toEqual(outline);
  expect(backend.listActivity(100)).toHaveLength(before);
});

test('refuses what is stale, doubled, unknown, elsewhere or in the recycle bin, and changes nothing', async () => {
  const { backend, client, issueId, start, outline, arrange } = await arrangedBackend();
  const other = storedIssue(backend, { id: 'other', total: 15, number: 3 });
  const elsewhere = other.sections[0]?.articles[0]?.id ?? '';
  const own = start[0]?.articles[0] ?? '';
  const trashed = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '' });
  await client.manuscripts.trash({ articleIds: [trashed.article.id] });
  const place = (id: string) => placeArticles(start, [id], { sectionId: start[0]?.id ?? '', before: null });

  expect(await refusal(arrange(start, 'stale'))).toMatchObject({ code: 'issue-conflict' });
  expect(await refusal(client.issues.arrange({ issueId: 'gone', parent: '', sections: [] }))).toMatchObject({
    code: 'issue-gone',
  });
  expect(await refusal(arrange(place('unknown')))).toMatchObject({ code: 'article-missing' });
  const [first, second] = start;
  if (!first || !second) throw new Error('too few sections');
  const doubled = [first, { ...second, articles: [...second.articles, own] }];
  expect(await refusal(arrange(doubled))).toMatchObject({
    code: 'arrangement-invalid',
    message: expect.stringContaining('两次'),
  });
  expect(await refusal(arrange([first, first]))).toMatchObject({ code: 'arrangement-invalid' });
  const foreign = [...start, { id: other.sections[0]?.id ?? '', name: '栏目', articles: [] }];
  expect(await refusal(arrange(foreign))).toMatchObject({ code: 'arrangement-invalid' });
  expect(await refusal(arrange(place(elsewhere)))).toMatchObject({
    code: 'article-elsewhere',
    message: expect.stringContaining('2031年第3期（总第15期）“经验交流”栏目'),
  });
  expect(await refusal(arrange(place(trashed.article.id)))).toEqual({
    code: 'article-trashed',
    message: '《（无标题）》在回收站里，请先恢复这篇稿件。',
    details: { title: '（无标题）' },
  });
  expect(await client.issues.outline({ issueId })).toEqual(outline);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('damage of the order is found and told, not signed', async () => {
  const { backend, client, issueId, start } = await arrangedBackend();
  backend.services.archive.sqlite.exec(`UPDATE sections SET name = '被改' WHERE id = '${start[0]?.id}'`);
  expect(await refusal(client.manuscripts.unplace({ articleIds: start[0]?.articles ?? [] }))).toMatchObject({
    code: 'archive-damaged',
  });
  expect(await refusal(client.issues.remove({ issueId }))).toMatchObject({ code: 'archive-damaged' });
  expect(await client.issues.outline({ issueId })).toMatchObject({
    damage: [expect.stringContaining('栏目')],
    sections: [{ name: '被改' }, ...start.slice(1).map(() => ({}))],
  });
});

test('what is damaged in the order is mended by an editor who was told and arranges it', async () => {
  const { backend, client, issueId, start, arrange } = await arrangedBackend();
  backend.services.archive.sqlite.exec(`UPDATE sections SET name = '被改' WHERE id = '${start[0]?.id}'`);
  await arrange(start.toReversed());
  expect(await client.issues.outline({ issueId })).toMatchObject({ damage: [] });
  expect(backend.verifyArchive().problems).toEqual([]);
});

function sorted(arrangement: Arrangement) {
  return arrangement.map(({ id, name, articles }) => ({ articles, id, name }));
}
