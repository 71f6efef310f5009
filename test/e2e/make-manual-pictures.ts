import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../helpers/chromium.ts';
import { serveProgram } from '../helpers/serve-program.ts';

/** Takes the pictures of the manual from the program itself, on the sample issue. Run after a change of the screens. */
const pictures = path.resolve(import.meta.dirname, '../../resources/manual/pictures');

const program = await serveProgram();
const { issueId } = await program.client.program.loadSample();
await program.client.settings.writePreferences({ tourDone: true, theme: 'light', author: '苏木雅' });
await changeAnArticle();
await leaveSomethingOut();

const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
await page.goto(await program.newAddress());
await page.getByRole('navigation', { name: '主导航' }).waitFor();

const article = (await articles())[2]?.id ?? '';
await take('home', '/');
await take('editor', `/arrange/${issueId}/article/${article}`);
await take('arrange', `/arrange/${issueId}/article/${(await articles())[0]?.id}`);
await take('manuscripts', '/manuscripts');
await take('archive', '/archive');
await take('settings', '/settings/layout');
await take('history', `/arrange/${issueId}/article/${(await articles())[0]?.id}`, async () => {
  await page.getByRole('button', { name: '历史版本' }).click();
});
await take('export', `/arrange/${issueId}`, async () => {
  await page.getByRole('button', { name: '输出' }).click();
  await page.getByRole('button', { name: '去处理' }).first().waitFor();
});

await browser.close();
await program.stop();

async function take(name: string, hash: string, prepare: (page: Page) => Promise<void> = async () => undefined): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await page.waitForTimeout(1500);
  // Until pages are set and checks are done.
  await page.waitForFunction(() => !/正在(排版|检查)/.test(document.body.innerText), undefined);
  await prepare(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  await page.keyboard.press('Escape');
}

async function articles() {
  return (await program.client.issues.outline({ issueId })).sections.flatMap((section) => section.articles);
}

/** So that the history has something to show. */
async function changeAnArticle(): Promise<void> {
  const articleId = (await articles())[0]?.id ?? '';
  const { article: current, sequence } = await program.client.articles.read({ articleId });
  const [first, ...rest] = current.document.content;
  if (first?.type !== 'paragraph') return;
  const text = first.content?.map((node) =>
    node.type === 'text' ? { ...node, text: node.text.replace('。', '，这一点已经逐项核对。') } : node,
  );
  const document = { ...current.document, content: [{ ...first, content: text }, ...rest] };
  await program.client.articles.save({ articleId, parent: sequence, reason: '手动保存', article: { ...current, document } });
}

/** So that the list of what to mend has something to show. */
async function leaveSomethingOut(): Promise<void> {
  const { issue, layout, issueHash } = await program.client.issues.outline({ issueId });
  const imprint = { ...issue.imprint, permit: '', printRun: 0 };
  await program.client.issues.update({ issueId, parent: issueHash, issue: { ...issue, imprint }, layout });
}
