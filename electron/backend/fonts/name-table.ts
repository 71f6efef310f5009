/** Name records by number (OpenType 1.9, `name`): 1 family, 2 style, 4 full name, 5 version, 6 PostScript name, 16/17 typographic family and style. */
export type FontNames = ReadonlyMap<number, string>;

/** The records of platform Windows, encoding Unicode, language English. */
export function readNames(table: Buffer): Map<number, string> {
  const names = new Map<number, string>();
  const strings = table.readUInt16BE(4);
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const [platform, encoding, language, name, length, offset] = [0, 2, 4, 6, 8, 10].map((at) =>
      table.readUInt16BE(6 + 12 * index + at),
    ) as [number, number, number, number, number, number];
    if (platform !== 3 || encoding !== 1 || language !== 0x409) continue;
    names.set(
      name,
      Buffer.from(table.subarray(strings + offset, strings + offset + length))
        .swap16()
        .toString('utf16le'),
    );
  }
  return names;
}

/**
 * The names of the family in every language: those of the typographic family where there are any, else the plain ones. Chinese
 * names come first.
 */
export function readFamilyNames(table: Buffer): string[] {
  const records = unicodeRecords(table);
  const typographic = records.filter(({ name }) => name === 16);
  const family = typographic.length > 0 ? typographic : records.filter(({ name }) => name === 1);
  const isChinese = ({ text }: { text: string }): boolean => /\p{Script=Han}/u.test(text);
  const inOrder = [...family.filter(isChinese), ...family.filter((record) => !isChinese(record))];
  return [...new Set(inOrder.map(({ text }) => text.trim()).filter((text) => text !== ''))];
}

/** Records in UTF-16: platform Windows with a Unicode encoding, and platform Unicode. A record that reaches over the end is left out. */
function unicodeRecords(table: Buffer): { name: number; text: string }[] {
  const strings = table.readUInt16BE(4);
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const [platform, encoding, , name, length, offset] = [0, 2, 4, 6, 8, 10].map((at) =>
      table.readUInt16BE(6 + 12 * index + at),
    ) as [number, number, number, number, number, number];
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    const bytes = table.subarray(strings + offset, strings + offset + length);
    if (!isUnicode || bytes.length !== length || length % 2 === 1) return { name: -1, text: '' };
    return { name, text: Buffer.from(bytes).swap16().toString('utf16le') };
  });
}

export function writeNames(names: FontNames): Buffer {
  const records = [...names].sort((a, b) => a[0] - b[0]);
  const header = Buffer.alloc(6 + 12 * records.length);
  header.writeUInt16BE(records.length, 2);
  header.writeUInt16BE(header.length, 4);
  const strings: Buffer[] = [];
  let offset = 0;
  for (const [index, [name, text]] of records.entries()) {
    const bytes = Buffer.from(text, 'utf16le').swap16();
    for (const [field, value] of [3, 1, 0x409, name, bytes.length, offset].entries())
      header.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    strings.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat([header, ...strings]);
}
