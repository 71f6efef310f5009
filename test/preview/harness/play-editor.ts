import { client } from '../../../renderer/api/connection.ts';
import { useEditing } from '../../../renderer/editing/editing-store.ts';
import { openPdf } from '../../../renderer/pdf/pdf-source.ts';
import { requestPicture } from '../../../renderer/preview/page-pictures.ts';
import { usePages } from '../../../renderer/preview/pages-store.ts';
import { usePreview } from '../../../renderer/preview/preview-store.ts';
import type { Article } from '../../../shared/periodical/article.ts';

/** Opens an article as the editor does. */
export async function openArticle(articleId: string, cursorBlock: number): Promise<void> {
  const { article } = await client.articles.read({ articleId });
  useEditing.setState({ live: article, cursorBlock });
}

/** Types at the end of a block, or of the title for -1. */
export function type(block: number, text: string): void {
  const { live } = useEditing.getState();
  if (!live) throw new Error('no article is open');
  useEditing.setState(({ change }) => ({ live: withText(live, block, text), change: change + 1, cursorBlock: block }));
}

/** Types and waits for the page of the block to be on the screen. @returns milliseconds */
export async function typeAndSee(block: number, text: string): Promise<number> {
  const started = performance.now();
  type(block, text);
  await nextFrame();
  while (!isOnScreen(block)) {
    if (performance.now() - started > 30_000) throw new Error('the page does not come');
    await nextFrame();
  }
  return performance.now() - started;
}

/** Beside the editor, so that the preview does not ask for it too. */
let typed: Article | null = null;

/**
 * The whole issue with what is typed in a block, or in the title for -1, until the page of the block, or the contents, are drawn
 * with it: what the preview does in a pause of typing, without the pause. @returns milliseconds
 */
export async function typeAndSeeWhole(issueId: string, block: number, text: string, widthPx: number): Promise<number> {
  typed ??= useEditing.getState().live;
  if (!typed) throw new Error('no article is open');
  const article = withText(typed, block, text);
  typed = article;
  const started = performance.now();
  const { pdf, map } = await client.pages.issue({ issueId, unsaved: { articles: [article] } });
  const source = await openPdf(await pdf.arrayBuffer());
  const place = map.articles.find(({ articleId }) => articleId === article.id)?.blocks.find(({ index }) => index === block);
  const number = place?.page ?? map.pages.findIndex((page) => page.kind === 'contents') + 1;
  const [some] = usePreview.getState().pages;
  if (!some) throw new Error('there are no pages');
  const page = { ...some, source, number, pageInSource: number, picture: `whole ${text} ${started}` };
  await new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error('the page does not come')), 30_000);
    requestPicture({ page, widthPx, urgency: 'cursor', distance: 0, onDrawn: () => resolve() });
  });
  await nextFrame();
  source.close();
  return performance.now() - started;
}

function withText(article: Article, block: number, text: string): Article {
  const edited = structuredClone(article);
  if (block === -1) {
    edited.titleLines[0] += text;
    return edited;
  }
  const node = edited.document.content[block];
  const last = node && 'content' in node ? node.content?.findLast((inline) => inline.type === 'text') : undefined;
  if (last?.type !== 'text') throw new Error(`block ${block} has no text`);
  last.text += text;
  return edited;
}

function isOnScreen(block: number): boolean {
  const { live } = useEditing.getState();
  const article = usePages.getState().map?.articles.find(({ articleId }) => articleId === live?.id);
  const number = article?.blocks.find(({ index }) => index === block)?.page ?? article?.firstPage;
  const page = usePreview.getState().pages.find((one) => one.number === number);
  const canvas = document.querySelector<HTMLElement>(`[data-page="${number}"] canvas`);
  return page?.state === 'current' && canvas?.dataset.drawn === 'true';
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
