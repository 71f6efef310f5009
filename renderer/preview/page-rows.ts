import type { PreviewPage } from './preview-page.ts';

/** Pages as they lie side by side; null is the table beside a page that lies alone. */
export type PageRow = readonly (PreviewPage | null)[];

/** Left pages have even numbers, so the first page lies alone at the right. */
export function pageRows(pages: readonly PreviewPage[], view: 'spread' | 'single'): PageRow[] {
  if (view === 'single') return pages.map((page) => [page]);
  const rows: PageRow[] = [];
  for (let left = 0; left <= pages.length; left += 2) {
    const row = [pages[left - 1] ?? null, pages[left] ?? null];
    if (row.some((page) => page !== null)) rows.push(row);
  }
  return rows;
}

/** 第 8–9 页, 封面, 封二–第 1 页. */
export function rowName(row: PageRow): string {
  const labels = row.flatMap((page) => (page ? [page.label] : []));
  if (labels.every((label) => /^\d+$/.test(label))) return `第 ${labels.join('–')} 页`;
  return labels.map((label) => (/^\d+$/.test(label) ? `第 ${label} 页` : label)).join('–');
}

/** The page an editor means by what was typed: its printed number, or 封面 and the like. */
export function pageByLabel(pages: readonly PreviewPage[], typed: string): PreviewPage | undefined {
  const label = typed
    .normalize('NFKC')
    .replace(/[第页\s]/g, '')
    .split(/[–-]/)[0];
  return pages.find((page) => page.label === label);
}
