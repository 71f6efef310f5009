/** ISO 8601 of a date and time in bits (DTTM, MS-DOC 2.9.70); the clock of whoever wrote it counts as UTC, as in DOCX. Empty for none. */
export function timeOf(bits: number): string {
  const [minute, hour, day, month, year] = [
    bits & 0x3f,
    (bits >>> 6) & 0x1f,
    (bits >>> 11) & 0x1f,
    (bits >>> 16) & 0xf,
    (bits >>> 20) & 0x1ff,
  ];
  if (bits === 0 || minute > 59 || hour > 23 || day < 1 || day > 31 || month < 1 || month > 12) return '';
  return new Date(Date.UTC(1900 + year, month - 1, day, hour, minute)).toISOString();
}
