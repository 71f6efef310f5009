import { PDFDocument } from 'pdf-lib';
import { UserError } from '../../../shared/errors.ts';

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
