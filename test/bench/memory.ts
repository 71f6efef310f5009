import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Of a process. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Of the largest typesetter that the backend in a process keeps. */
export function typesetterMegabytes(backendPid: number): number {
  const children = readFileSync(`/proc/${backendPid}/task/${backendPid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  const typesetters = children.map(Number).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('typesetter'));
  return Math.max(0, ...typesetters.map(residentMegabytes));
}

/** Of the process that shows a page, after its garbage was collected. */
export async function windowMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { processInfo } = (await (await page.context().browser()?.newBrowserCDPSession())?.send('SystemInfo.getProcessInfo')) ?? {
    processInfo: [],
  };
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { id }) => sum + residentMegabytes(id), 0);
}
