import { PDFDocument } from 'pdf-lib';
import { UserError } from '../../../shared/contract/errors.ts';
import { loadAsset } from '../issues/load-asset.ts';
import type { Services } from '../services.ts';
import { loadExportScope, scopeName } from './export-scope.ts';

export interface PrintInput {
  issueId: string;
  articleId: string | null;
  /** Physical pages from 1, both inclusive; null: all. */
  pages: { from: number; to: number } | null;
}

/**
 * Hands the PDF of an issue or article, or some of its pages, over for printing.
 * @throws UserError as `loadExportScope`, `typeset-failed`, `pages-missing`
 */
export async function printPages(services: Services, input: PrintInput, signal: AbortSignal | undefined) {
  const { archive, typesetter, desktop } = services;
  const { complete, only } = loadExportScope(archive, input);
  const loadBytes = (id: string): Uint8Array => loadAsset(archive, id).bytes;
  const { pdf } = await typesetter.typeset(complete, { loadAsset: loadBytes, signal, only });
  const name = scopeName({ complete, only });
  if (!input.pages) return desktop.print(pdf, `${name}.pdf`);
  const { from, to } = input.pages;
  return desktop.print(await cutPages(pdf, from, to), `${name} 第${from}-${to}页.pdf`);
}

/** Pages `from` to `to` of a PDF as a PDF of their own. @throws UserError `pages-missing` */
export async function cutPages(pdf: Uint8Array, from: number, to: number): Promise<Uint8Array> {
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  const count = whole.getPageCount();
  if (from > to || to > count) throw new UserError('pages-missing', { from, to, count });
  if (from === 1 && to === count) return pdf;
  const part = await PDFDocument.create({ updateMetadata: false });
  const wanted = Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index);
  for (const page of await part.copyPages(whole, wanted)) part.addPage(page);
  return part.save();
}
