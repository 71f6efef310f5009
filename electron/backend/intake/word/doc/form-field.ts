import type { ByteView } from './byte-view.ts';
import { readStringTable } from './string-tables.ts';

/** What a check box or a list to choose from shows (FFData, MS-DOC 2.9.78); empty for a text, whose result stands in the document. */
export function shownByFormField(data: ByteView, at: number): string {
  try {
    const start = at + data.u16(at + 4);
    const flags = data.u16(start + 4);
    const [type, result] = [flags & 3, (flags >> 2) & 0x1f];
    if (type !== 1 && type !== 2) return '';
    const nameEnd = afterString(data, start + 10);
    // 25: as it is set at first.
    const chosen = result === 25 ? data.u16(nameEnd) : result;
    if (type === 1) return chosen === 0 ? '□' : '☑';
    let end = nameEnd + 2;
    for (let text = 0; text < 5; text++) end = afterString(data, end);
    return readStringTable(data.view(end, data.length - end)).strings[chosen] ?? '';
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** Strings here have a zero behind them. */
function afterString(data: ByteView, at: number): number {
  return at + 2 + 2 * data.u16(at) + 2;
}
