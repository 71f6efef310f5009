import { writeNames } from './name-table.ts';
import { readTables, writeTables } from './sfnt.ts';

/**
 * A face as a file of its own whose family has exactly this name, so that the typesetter finds it under the name the layout
 * uses, whichever of its names that is.
 * @throws RangeError where the bytes are no complete font file
 */
export function renameFace(bytes: Buffer, index: number, family: string): Buffer {
  const tables = new Map(readTables(bytes, index));
  const weight = tables.get('OS/2')?.readUInt16BE(4) ?? 400;
  const style = `W${weight}`;
  const names = new Map([
    [1, family],
    [2, 'Regular'],
    [4, `${family} ${style}`],
    [6, `Chosen-${style}`],
    [16, family],
    [17, style],
  ]);
  tables.set('name', writeNames(names));
  // A signature no longer holds.
  tables.delete('DSIG');
  return writeTables(tables);
}
