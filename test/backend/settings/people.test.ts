import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { callContext } from '../../../electron/backend/api/call-context.ts';
import { router } from '../../../electron/backend/api/register.ts';
import { editorHeader, editorHeaderOf } from '../../../shared/contract/editor-name.ts';
import type { DirectBackend } from '../../helpers/direct-calls.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { windowOf } from '../../helpers/window-of.ts';

/** What the archive says of its editor, its theme and its window in any of its rows. */
function remembered({ services }: DirectBackend): string {
  const rows = services.archive.sqlite.prepare('SELECT key, value FROM settings').all();
  return JSON.stringify(rows);
}

test('nobody is known at the first start, and the user of the PC stands as author', async () => {
  const { client } = testBackend({ author: 'bianji', personalFolder: temporaryFolder() });
  expect(await client.settings.readPreferences()).toEqual({
    author: null,
    names: [],
    theme: 'system',
    tourDone: false,
    issueId: null,
    workspace: null,
    sectionNames: [],
  });
  const { author } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
  expect(author).toBe('bianji');
});

test('two windows on one program are two editors, each with an own theme and issue', async () => {
  const backend = testBackend({ personalFolder: temporaryFolder() });
  const [jia, yi] = [windowOf(backend, '王甲'), windowOf(backend, '李乙')];
  await jia.settings.writePreferences({ author: '王甲', theme: 'dark', issueId: 'issue-a' });
  await yi.settings.writePreferences({ author: '李乙' });
  await yi.settings.writePreferences({ tourDone: true });
  expect(await jia.settings.readPreferences()).toMatchObject({
    author: '王甲',
    theme: 'dark',
    tourDone: false,
    issueId: 'issue-a',
  });
  expect(await yi.settings.readPreferences()).toMatchObject({ author: '李乙', theme: 'system', tourDone: true, issueId: null });
  expect((await jia.settings.readPreferences()).names).toEqual(['李乙', '王甲']);

  const { article, sequence } = await jia.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
  await yi.articles.save({ articleId: article.id, parent: sequence, reason: '改', article: { ...article, kicker: '引题' } });
  await yi.manuscripts.trash({ articleIds: [article.id] });
  expect((await jia.articles.history({ articleId: article.id })).map(({ author }) => author)).toEqual(['李乙', '王甲']);
  expect(backend.listActivity(1)).toMatchObject([{ author: '李乙', action: 'trash-articles' }]);
});

test('who was here last is who a new window belongs to, also after a restart and on another archive', async () => {
  const personalFolder = temporaryFolder();
  const first = testBackend({ personalFolder });
  await first.client.settings.writePreferences({ author: '王甲' });
  await first.client.settings.writePreferences({ author: '李乙', theme: 'light' });
  await first.client.settings.writePreferences({ author: '王甲' });
  const second = testBackend({ personalFolder });
  expect(await second.client.settings.readPreferences()).toMatchObject({
    author: '王甲',
    theme: 'system',
    names: ['王甲', '李乙'],
  });
  const { author } = await second.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
  expect(author).toBe('王甲');
});

test('an archive that is carried to another PC knows nobody there, and keeps the names of its sections', async () => {
  const home = temporaryFolder();
  const here = testBackend({ home, personalFolder: temporaryFolder() });
  await here.client.settings.writePreferences({
    author: '王甲',
    theme: 'dark',
    tourDone: true,
    issueId: 'i',
    sectionNames: ['要闻'],
  });
  expect(remembered(here)).toBe(JSON.stringify([{ key: 'section-names', value: '["要闻"]' }]));
  here.close();
  const there = testBackend({ home, personalFolder: temporaryFolder() });
  expect(await there.client.settings.readPreferences()).toEqual({
    author: null,
    names: [],
    theme: 'system',
    tourDone: false,
    issueId: null,
    workspace: null,
    sectionNames: ['要闻'],
  });
});

test('the first name takes over what was chosen before it was said', async () => {
  const { client } = testBackend({ personalFolder: temporaryFolder() });
  await client.settings.writePreferences({ theme: 'dark', tourDone: true });
  expect(await client.settings.readPreferences()).toMatchObject({ author: null, names: [] });
  expect(await client.settings.writePreferences({ author: ' 王甲 ' })).toMatchObject({
    author: '王甲',
    theme: 'dark',
    tourDone: true,
  });
  const second = await client.settings.writePreferences({ author: '李乙' });
  expect(second).toMatchObject({ author: '李乙', theme: 'system', tourDone: true });
});

test('a name that is no longer listed is who sits at a window all the same', async () => {
  const backend = testBackend({ personalFolder: temporaryFolder() });
  const [jia, yi] = [windowOf(backend, '王甲'), windowOf(backend, '李乙')];
  await jia.settings.writePreferences({ author: '王甲', theme: 'dark' });
  await yi.settings.writePreferences({ author: '李乙' });
  expect(await yi.settings.writePreferences({ names: [] })).toMatchObject({ author: '李乙', names: ['李乙'] });
  expect(await jia.settings.readPreferences()).toMatchObject({ author: '王甲', theme: 'system', names: ['李乙'] });
  expect((await jia.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' })).author).toBe('王甲');
});

test.each([
  ['nothing', ''],
  ['half a file', '[{"name":"王'],
  ['something else', '{"name":"王甲"}'],
  ['a stranger’s list', '[1,2]'],
  ['a name that is none', '[{"name":"\\u0000","theme":"dark","tourDone":true,"issueIds":{}}]'],
])('a file with %s keeps nobody from the work', async (_name, content) => {
  const personalFolder = temporaryFolder();
  writeFileSync(path.join(personalFolder, 'people.json'), content);
  const { client } = testBackend({ personalFolder });
  expect(await client.settings.readPreferences()).toMatchObject({ author: null, theme: 'system' });
  await client.settings.writePreferences({ author: '王甲' });
  expect(readFileSync(path.join(personalFolder, 'people.json'), 'utf8')).toContain('王甲');
  expect(readdirSync(personalFolder)).toEqual(['people.json']);
});

test('how an editor has 编排 divided is their own, and outlives the program', async () => {
  const personalFolder = temporaryFolder();
  const workspace = {
    treePx: 300,
    previewShare: 0.4,
    isPreviewShown: true,
    pages: 'single',
    zoom: { kind: 'fixed', scale: 0.9 },
  } as const;
  const backend = testBackend({ personalFolder });
  await windowOf(backend, '王甲').settings.writePreferences({ author: '王甲', workspace });
  await windowOf(backend, '李乙').settings.writePreferences({ author: '李乙' });
  backend.close();
  const later = testBackend({ personalFolder });
  expect((await windowOf(later, '王甲').settings.readPreferences()).workspace).toEqual(workspace);
  expect((await windowOf(later, '李乙').settings.readPreferences()).workspace).toBeNull();
});

test.each([
  ['from before there was one', ''],
  ['that is none', ',"workspace":{"treePx":"wide"}'],
])('a workspace %s leaves the editor known', async (_name, written) => {
  const personalFolder = temporaryFolder();
  writeFileSync(
    path.join(personalFolder, 'people.json'),
    `[{"name":"王甲","theme":"dark","tourDone":true,"issueIds":{}${written}}]`,
  );
  const { client } = testBackend({ personalFolder });
  expect(await client.settings.readPreferences()).toMatchObject({ author: '王甲', theme: 'dark', workspace: null });
});

test('where nothing can be written a name lasts as long as the program', async () => {
  const blocked = path.join(temporaryFolder(), 'a-file');
  writeFileSync(blocked, '');
  const logged: string[] = [];
  const { client } = testBackend({
    personalFolder: path.join(blocked, 'person'),
    log: (_level, event) => void logged.push(event),
  });
  expect(await client.settings.writePreferences({ author: '王甲', theme: 'dark' })).toMatchObject({
    author: '王甲',
    theme: 'dark',
  });
  expect(await client.settings.readPreferences()).toMatchObject({ author: '王甲', theme: 'dark' });
  expect(logged).toContain('people-not-written');
});

test.each(['', ' ', '%', '%E0%A4%A', editorHeaderOf('甲\n乙'), editorHeaderOf('甲'.repeat(41)), editorHeaderOf('\u2028')])(
  'a header that is no name names nobody: %j',
  async (value) => {
    const { services } = testBackend();
    const client = createRouterClient(router, {
      context: { ...callContext(services), reqHeaders: new Headers({ [editorHeader]: value }) },
    });
    const { author } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
    expect(author).toBe('编辑甲');
  },
);

test.skipIf(process.platform === 'win32')('a new folder of the person is closed to others', async () => {
  const personalFolder = path.join(temporaryFolder(), 'new');
  const { client } = testBackend({ personalFolder });
  await client.settings.writePreferences({ author: '王甲' });
  expect(statSync(personalFolder).mode & 0o777).toBe(0o700);
});
