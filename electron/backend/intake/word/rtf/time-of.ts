/** DTTM: minute, hour, day, month, years since 1900; local time, of which nothing says where. */
export function timeOf(dttm: number): string {
  if (dttm === 0) return '';
  const part = (shift: number, bits: number): number => (dttm >>> shift) & (2 ** bits - 1);
  const time = new Date(Date.UTC(1900 + part(20, 9), part(16, 4) - 1, part(11, 5), part(6, 5), part(0, 6)));
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
