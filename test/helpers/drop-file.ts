import type { Page } from 'playwright-core';

/** Drags a file from the desktop to a point of the window: the browser itself takes the drag. */
export async function dropFile(page: Page, file: string, { x, y }: { x: number; y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}
