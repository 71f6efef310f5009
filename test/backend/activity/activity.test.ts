import { expect, test } from 'vitest';
import { insertActivity } from '../../../electron/backend/archive/activity-queries.ts';
import type { Writable } from '../../../electron/backend/archive/handles.ts';
import type { ActivityEntry, ActivityKind } from '../../../shared/contract/activity-contract.ts';
import { arrangementOf } from '../../../shared/periodical/arrangement.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

async function desk() {
  const backend = testBackend();
  const { client } = backend;
  const { issue } = storedIssue(backend);
  const issueId = issue.id;
  const outline = () => client.issues.outline({ issueId });
  const change = async (changes: object, layoutChanges: object = {}) => {
    const { issue: now, layout, issueHash } = await outline();
    return client.issues.update({
      issueId,
      parent: issueHash,
      issue: { ...now, ...changes },
      layout: { ...layout, ...layoutChanges },
    });
  };
  const arrange = async (sections: ReturnType<typeof arrangementOf>) =>
    client.issues.arrange({ issueId, parent: (await outline()).outlineHash, sections });
  const log = async (input: Parameters<typeof client.activity.list>[0] = {}) => (await client.activity.list(input)).items;
  const newest = async (): Promise<ActivityEntry> => {
    const [entry] = await log({ limit: 1 });
    if (!entry) throw new Error('the log is empty');
    return entry;
  };
  const back = async () => client.activity.takeBack({ sequence: (await newest()).sequence });
  return { backend, client, issueId, outline, change, arrange, log, newest, back };
}

test('the log says who did what when, and what changed', async () => {
  const { change, arrange, outline, newest } = await desk();
  await change({ sponsor: '甲市委编办', imprint: { ...(await outline()).issue.imprint, printRun: 900 } }, { bodySizePt: 11 });
  expect(await newest()).toMatchObject({
    author: '编辑甲',
    kind: 'update-issue',
    subject: '总第14期',
    canTakeBack: true,
    changes: ['主办单位：中共河湾市委机构编制委员会办公室 → 甲市委编办', '印数：800 → 900', '字号：10.5 → 11'],
  });
  const { fonts } = (await outline()).layout;
  await change({}, { cover: 'own', fonts: { ...fonts, title: '方正小标宋', mongolian: '蒙科立' } });
  expect((await newest()).changes).toEqual([
    '封面怎样计页：另加封面 → 自带封面',
    '篇名的字体：Noto Serif SC → 方正小标宋',
    '蒙古文字体：Noto Sans Mongolian → 蒙科立',
  ]);
  const [first, second] = arrangementOf(await outline());
  if (!first || !second) throw new Error('there are two sections');
  const [moved = ''] = first.articles;
  await arrange([
    { ...second, name: '改革', articles: [...second.articles, moved] },
    { ...first, articles: first.articles.filter((id) => id !== moved) },
  ]);
  const { changes } = await newest();
  expect(changes).toEqual(
    expect.arrayContaining([
      '栏目“改革与探索”改名为“改革”',
      '栏目的次序变了',
      expect.stringMatching(/^《.+》：从“经验交流”移到“改革”$/),
    ]),
  );
});

test('it is read page by page, by kind, person, time, issue and article', async () => {
  const { client, issueId, change, log } = await desk();
  const { article } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '新稿' });
  for (const printRun of ['一', '二', '三']) await change({ frequency: printRun });
  await client.manuscripts.trash({ articleIds: [article.id] });
  const all = await log();
  expect(all.map(({ kind }) => kind)).toEqual([
    'trash-articles',
    'update-issue',
    'update-issue',
    'update-issue',
    'create-article',
    'import-issue',
  ]);
  const page = await client.activity.list({ limit: 2 });
  expect(page.total).toBe(6);
  const next = await client.activity.list({ limit: 4, after: page.next });
  expect([...page.items, ...next.items]).toEqual(all);
  expect(next.next).toBe(null);
  expect(await log({ kinds: ['update-issue'] })).toHaveLength(3);
  expect(await log({ concern: article.id })).toHaveLength(2);
  expect((await log({ concern: issueId })).map(({ kind }) => kind)).toEqual([
    'update-issue',
    'update-issue',
    'update-issue',
    'import-issue',
  ]);
  expect(await client.activity.authors()).toEqual(['编辑甲']);
  expect(await log({ author: '编辑乙' })).toEqual([]);
  const middle = all[2]?.time ?? '';
  expect(await log({ from: middle })).toHaveLength(3);
  expect(await log({ until: middle })).toHaveLength(3);
});

test('settings are put back field by field, and what others changed of the rest stays', async () => {
  const { change, back, outline, newest, client } = await desk();
  const before = (await outline()).issue.sponsor;
  await change({ sponsor: '甲市委编办' });
  const { sequence } = await newest();
  await change({ frequency: '月刊' });
  await client.activity.takeBack({ sequence });
  expect((await outline()).issue).toMatchObject({ sponsor: before, frequency: '月刊' });
  await back();
  expect((await outline()).issue.sponsor).toBe('甲市委编办');
  await change({ sponsor: '乙市委编办' });
  expect(await refusal(client.activity.takeBack({ sequence }))).toMatchObject({ code: 'activity-overtaken' });
  expect((await outline()).issue.sponsor).toBe('乙市委编办');
});

test('an arrangement is put back, but never over what another editor arranged since', async () => {
  const { client, arrange, back, outline, newest } = await desk();
  const before = arrangementOf(await outline());
  await arrange(before.toReversed());
  await back();
  expect(arrangementOf(await outline())).toEqual(before);
  await arrange(before.toReversed());
  const { sequence } = await newest();
  const others = before.toReversed().map((section) => ({ ...section, articles: section.articles.toReversed() }));
  await arrange(others);
  expect(await refusal(client.activity.takeBack({ sequence }))).toMatchObject({ code: 'activity-overtaken' });
  expect(arrangementOf(await outline())).toEqual(others);
});

test('an article comes back from the recycle bin into its place', async () => {
  const { client, back, outline } = await desk();
  const before = arrangementOf(await outline());
  const articleId = before[0]?.articles[1] ?? '';
  await client.manuscripts.trash({ articleIds: [articleId] });
  await back();
  expect(arrangementOf(await outline())).toEqual(before);
  expect((await allManuscripts(client)).every(({ trashedAt }) => trashedAt === null)).toBe(true);
});

test('what came back from the recycle bin goes there again, with its place or without, but not where it was placed since', async () => {
  const { client, issueId, back, outline, newest } = await desk();
  const before = arrangementOf(await outline());
  const articleId = before[0]?.articles[1] ?? '';
  const isInBin = async () => (await allManuscripts(client)).find(({ id }) => id === articleId)?.trashedAt !== null;
  await client.manuscripts.trash({ articleIds: [articleId] });
  const without = arrangementOf(await outline());
  await back();
  expect(await newest()).toMatchObject({ kind: 'restore-articles', canTakeBack: true });
  await back();
  expect([arrangementOf(await outline()), await isInBin()]).toEqual([without, true]);
  expect((await newest()).kind).toBe('trash-articles');
  await back();
  expect([arrangementOf(await outline()), await isInBin()]).toEqual([before, false]);

  const trashed = await client.manuscripts.trash({ articleIds: [articleId] });
  const { activity } = await client.manuscripts.restore({ articleIds: [articleId] });
  const sequence = activity ?? 0;
  expect(await refusal(client.activity.takeBack({ sequence: trashed.activity ?? 0 }))).toMatchObject({
    code: 'activity-overtaken',
  });
  expect([arrangementOf(await outline()), await isInBin()]).toEqual([without, false]);
  await client.activity.takeBack({ sequence });
  expect(await isInBin()).toBe(true);
  await back();
  expect([arrangementOf(await outline()), await isInBin()]).toEqual([without, false]);
  await client.manuscripts.place({ articleIds: [articleId], issueId, sectionId: before[0]?.id ?? '' });
  const placed = arrangementOf(await outline());
  expect(await refusal(client.activity.takeBack({ sequence }))).toMatchObject({ code: 'activity-overtaken' });
  expect([arrangementOf(await outline()), await isInBin()]).toEqual([placed, false]);
});

test('ticks are put back all at once, and not where one of them was changed since', async () => {
  const { client, back, newest } = await desk();
  const ticked = async () => (await newest()).kind;
  const { activity } = await client.findings.tick({ keys: ['甲', '乙'], isTicked: true });
  expect(await newest()).toMatchObject({ kind: 'tick-findings', subject: '核对单 2 处', canTakeBack: true, sequence: activity });
  await back();
  expect(await ticked()).toBe('untick-findings');
  await back();
  expect(await ticked()).toBe('tick-findings');
  const last = await newest();
  await client.findings.tick({ keys: ['乙'], isTicked: false });
  expect(await refusal(client.activity.takeBack({ sequence: last.sequence }))).toMatchObject({ code: 'activity-overtaken' });
  // The other one is still ticked: there is nothing more to tick.
  expect(await client.findings.tick({ keys: ['甲'], isTicked: true })).toEqual({ activity: null });
});

test('a removed issue comes back with its articles, its opening and its settings', async () => {
  const { backend, client, issueId, outline, back, newest } = await desk();
  const before = backend.loadCompleteIssue();
  const opening = (await outline()).opening?.id ?? '';
  await client.issues.remove({ issueId });
  expect(await newest()).toMatchObject({ kind: 'remove-issue', canTakeBack: true, changes: [expect.stringContaining('4 篇')] });
  expect(await back()).toEqual({ left: [] });
  expect(backend.loadCompleteIssue()).toEqual(before);
  expect((await outline()).opening?.id).toBe(opening);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('what found another place meanwhile is left there and told; a number that was taken since is refused', async () => {
  const { backend, client, issueId, outline, newest } = await desk();
  const [section] = (await outline()).sections;
  const [stays, purged] = section?.articles ?? [];
  await client.issues.remove({ issueId });
  const { sequence } = await newest();
  const other = await client.issues.create({ from: null, title: '另一刊', year: 2031, number: 3, total: 15, publishedOn: '' });
  await client.issues.arrange({
    issueId: other.issue.id,
    parent: other.outlineHash,
    sections: [{ id: 'here', name: '栏目', articles: [stays?.id ?? ''] }],
  });
  await client.manuscripts.trash({ articleIds: [purged?.id ?? ''] });
  await client.manuscripts.purge({ articleIds: [purged?.id ?? ''] });
  expect((await client.activity.takeBack({ sequence })).left).toEqual([
    `《${stays?.titleLines.join(' ')}》`,
    '（已彻底删除的稿件）',
  ]);
  expect((await outline()).sections[0]?.articles).toHaveLength((section?.articles.length ?? 0) - 2);
  expect(backend.verifyArchive().problems).toEqual([]);
  expect(await refusal(client.activity.takeBack({ sequence }))).toMatchObject({ code: 'total-taken' });
});

test('the names offered for sections are put back, and who has changed them is said', async () => {
  const { client, back, newest } = await desk();
  await client.settings.writePreferences({ sectionNames: ['调查研究', '工作论坛'] });
  await client.settings.writePreferences({ sectionNames: ['调查研究'], theme: 'dark' });
  expect(await newest()).toMatchObject({ kind: 'write-section-names', changes: ['去掉：工作论坛'], author: '编辑甲' });
  await back();
  expect((await client.settings.readPreferences()).sectionNames).toEqual(['调查研究', '工作论坛']);
});

test('people and units are put back; what is only a record says so', async () => {
  const { client, back, newest, log } = await desk();
  const entry = { kind: 'person' as const, name: '乌兰', note: '' };
  await client.settings.writeDirectory([entry]);
  expect(await newest()).toMatchObject({ kind: 'write-directory', changes: ['加上：乌兰'], canTakeBack: true });
  await client.settings.writeDirectory([]);
  await back();
  expect((await client.settings.listDirectory()).find(({ kept }) => kept)?.name).toBe('乌兰');
  const imported = (await log({ kinds: ['import-issue'] }))[0];
  expect(imported?.canTakeBack).toBe(false);
  expect(await refusal(client.activity.takeBack({ sequence: imported?.sequence ?? 0 }))).toMatchObject({
    code: 'activity-final',
  });
  expect(await refusal(client.activity.takeBack({ sequence: 99_999 }))).toMatchObject({ code: 'activity-final' });
});

test('of an entry that is damaged nothing is shown or put back; one of another program is shown without its detail', async () => {
  const { backend, client, change, log } = await desk();
  await change({ sponsor: '甲' });
  await change({ sponsor: '乙' });
  const { archive } = backend.services;
  archive.sqlite.exec(`UPDATE activity SET detail = replace(detail, '甲', '田')`);
  insertActivity(archive.readable as Writable, {
    time: 't',
    author: '丙',
    action: 'seal-issue' as ActivityKind,
    subject: '总第14期',
    detail: '[1]',
    concerns: [],
  });
  const [foreign, damaged] = await log();
  expect(foreign).toMatchObject({ kind: null, subject: '总第14期', changes: [], canTakeBack: false });
  expect(damaged).toMatchObject({ kind: null, subject: '（这条记录在档案里有损坏）', changes: [], canTakeBack: false });
  expect(await refusal(client.activity.takeBack({ sequence: damaged?.sequence ?? 0 }))).toMatchObject({
    code: 'archive-damaged',
  });
});
