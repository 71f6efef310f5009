import { cpSync, mkdirSync, readdirSync, renameSync, truncateSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../electron/backend/archive/open-archive.ts';
import { saveArticle } from '../../electron/backend/articles/save-article.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { folderPrint } from '../helpers/folder-print.ts';
import { openWindow } from '../helpers/open-window.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { refusal } from '../helpers/refusal.ts';
import { seriousFaultsInBothThemes } from '../helpers/serious-faults.ts';
import { serveProgram } from '../helpers/serve-program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** With one article in its backup, and a second one in what became of its database: an empty file with a log beside it. */
function lostHome(): string {
  const work = temporaryFolder();
  const home = temporaryFolder();
  const now = () => new Date(Date.UTC(2026, 0, 5, 9));
  const save = (id: string): void => {
    const archive = openArchive({ folder: work, now });
    const article = { ...plainArticle(id), titleLines: [`${id}的题`] };
    saveArticle(archive, { articleId: id, parent: null, author: '甲', reason: '', article }, now());
    for (const name of ['bulletin.db', 'bulletin.db-wal']) cpSync(path.join(work, name), path.join(home, name));
    archive.close();
  };
  save('甲');
  mkdirSync(path.join(home, 'backups'));
  cpSync(path.join(work, 'bulletin.db'), path.join(home, 'backups/bulletin-v6.db'));
  save('乙');
  truncateSync(path.join(home, 'bulletin.db'), 0);
  return home;
}

test('a lost archive is told, nothing is written before the editor decides, and then the program opens', async () => {
  const home = lostHome();
  const database = path.join(home, 'bulletin.db');
  const before = folderPrint(home);
  const program = await serveProgram({ home });
  onTestFinished(program.stop);
  const { page, shoot, close } = await openWindow(browser, program, { landmark: 'main' });
  await page.getByRole('heading', { name: 'bulletin.db 是空的' }).waitFor();
  for (const name of [/bulletin\.db .*空的/, /bulletin\.db-wal .*KB.*(今天|昨天)/, /backups .*1 个文件/]) {
    await page.getByRole('row', { name }).waitFor();
  }
  await page.getByText('有 0 期、1 篇稿件').waitFor();
  expect(await refusal(program.client.issues.list())).toMatchObject({ code: 'archive-lost' });
  await shoot('lost-archive');
  expect(await seriousFaultsInBothThemes(page)).toEqual([]);

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '用备份恢复' }).click();
  await shoot('lost-archive-asked');
  await dialog.getByRole('button', { name: '先不动' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '再看一次' }).click();
  await page.getByText('还是打不开').waitFor();
  expect(folderPrint(home)).toEqual(before);

  await page.getByRole('button', { name: '用备份恢复' }).click();
  await dialog.getByRole('button', { name: '用备份恢复' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await program.client.settings.writePreferences({ author: '编辑甲', tourDone: true });
  await page.reload();
  const [aside = ''] = readdirSync(home).filter((name) => name.startsWith('找到的旧文件'));
  expect(readdirSync(path.join(home, aside)).toSorted()).toEqual(['bulletin.db', 'bulletin.db-wal']);
  // A cable that is pulled out is nothing to wait for.
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  await page.getByRole('link', { name: '稿件库' }).click();
  await page.getByText('甲的题').waitFor();

  // It gets lost under the running program and comes back.
  const away = path.join(temporaryFolder(), 'bulletin.db');
  renameSync(database, away);
  await program.killBackend();
  await page.getByRole('heading', { name: 'bulletin.db 不见了' }).waitFor();
  renameSync(away, database);
  await page.getByRole('button', { name: '再看一次' }).click();
  await page.getByText('甲的题').waitFor();
  await close();
});
