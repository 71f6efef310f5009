/// <reference path="../../resources/fonts/wawoff2.d.ts" />
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { decompress } from 'wawoff2';
import { readCharacterMap, writeCharacterMap } from '../../electron/backend/fonts/character-map.ts';
import { bundledFaces, readBundledFonts } from '../../electron/backend/fonts/font-catalog.ts';
import { readNames } from '../../electron/backend/fonts/name-table.ts';
import { type FontTables, isIntact, readTables, tableOf } from '../../electron/backend/fonts/sfnt.ts';
import { componentPositions, glyphReader } from '../../resources/fonts/glyphs.ts';
import { UserError } from '../../shared/errors.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fontFolder = path.join(root, 'resources/fonts');
const scratch = mkdtempSync(path.join(tmpdir(), 'fonts-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The 6,763 characters of GB/T 2312, among them every character in common use. */
const commonCharacters = new TextDecoder('gb18030').decode(
  Uint8Array.from(
    Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, row) => Array.from({ length: 94 }, (_, cell) => [0xb0 + row, 0xa1 + cell]))
      .flat()
      .filter(([row = 0, cell = 0]) => row !== 0xd7 || cell <= 0xf9)
      .flat(),
  ),
);
const bulletinMarks = '，。、；：？！“”‘’（）〔〕《》〈〉「」『』【】—…·○〇％℃①②③　ABCabc0123456789,.;:?!()[]%/-';

const fonts = readBundledFonts(fontFolder).map((font) => ({ ...font, tables: readTables(Buffer.from(font.bytes)) }));

test('every face of the catalogue is there, whole, with its family and weight', () => {
  expect(fonts.map((font) => font.file)).toEqual(bundledFaces.map((face) => face.file));
  for (const { file, family, weight, bytes, tables } of fonts) {
    const names = readNames(tableOf(tables, 'name'));
    expect(isIntact(Buffer.from(bytes)), file).toBe(true);
    expect(names.get(16) ?? names.get(1), file).toBe(family);
    expect(tableOf(tables, 'OS/2').readUInt16BE(4), file).toBe(weight);
    expect(tableOf(tables, 'head').readUInt16BE(18), file).toBe(1000);
    expect(tableOf(tables, 'head').readUInt32BE(12), file).toBe(0x5f0f3cf5);
    const glyphCount = tableOf(tables, 'maxp').readUInt16BE(4);
    const read = glyphReader(tables);
    for (const [code, glyph] of readCharacterMap(tables)) {
      if (glyph >= glyphCount) expect.fail(`${file}: U+${code.toString(16)} has no glyph`);
    }
    expect(read(glyphCount - 1).advanceWidth, file).toBeGreaterThanOrEqual(0);
  }
});

test('the Chinese faces carry every common character and mark', () => {
  expect([...commonCharacters].length).toBe(6763);
  for (const { file, tables } of fonts.filter((font) => font.role !== 'mongolian')) {
    const characters = readCharacterMap(tables);
    const read = glyphReader(tables);
    const lacking = [...commonCharacters, ...bulletinMarks].filter((character) => {
      const glyph = characters.get(character.codePointAt(0) ?? 0);
      return glyph === undefined || (/\S/.test(character) && read(glyph).data.length === 0);
    });
    expect(lacking, file).toEqual([]);
  }
});

test('the Mongolian face carries the Mongolian letters', () => {
  const characters = readCharacterMap(fonts.find((font) => font.role === 'mongolian')?.tables ?? new Map());
  const letters = Array.from({ length: 0x1842 - 0x1820 + 1 }, (_, index) => 0x1820 + index);
  expect(letters.filter((letter) => !characters.has(letter))).toEqual([]);
});

for (const [style, folder] of [
  ['Regular', 'lxgwwenkai-regular'],
  ['Medium', 'lxgwwenkai-medium'],
] as const) {
  test(`LXGW WenKai ${style}: characters, outlines and metrics are those of the slices`, async () => {
    const merged = fonts.find((font) => font.file === `LXGWWenKai-${style}.ttf`)?.tables ?? new Map();
    const mergedMap = readCharacterMap(merged);
    const mergedGlyph = glyphReader(merged);
    const slices = await readSlices(path.join(root, 'node_modules/@callmebill/lxgw-wenkai-web', folder));
    const sliceMaps = slices.map(readCharacterMap);
    expect([...new Set(sliceMaps.flatMap((map) => [...map.keys()]))].sort()).toEqual([...mergedMap.keys()].sort());

    const composites = [...mergedMap].filter(([, glyph]) => componentPositions(mergedGlyph(glyph).data).length > 0);
    expect(composites.length).toBeGreaterThan(100);
    const anyCode = fc.oneof(
      fc.constantFrom(...mergedMap.keys()),
      fc.constantFrom(...composites.map(([code]) => code)),
      fc.constantFrom(...[...commonCharacters].map((character) => character.codePointAt(0) ?? 0)),
    );
    fc.assert(
      fc.property(anyCode, (code) => {
        const slice = sliceMaps.findIndex((map) => map.has(code));
        const original = slices[slice];
        const glyph = sliceMaps[slice]?.get(code);
        if (!original || glyph === undefined) throw new Error('the character is in no slice');
        expect(drawing(merged, mergedMap.get(code) ?? 0)).toEqual(drawing(original, glyph));
      }),
      { numRuns: 2000 },
    );
  });
}

test('a character map comes back as written', () => {
  const code = fc.oneof(fc.integer({ min: 0x20, max: 0xfffe }), fc.integer({ min: 0x10000, max: 0x2ffff }));
  const glyphs = fc.array(fc.tuple(code, fc.integer({ min: 1, max: 0xfffe })), { maxLength: 200 }).map((pairs) => new Map(pairs));
  fc.assert(
    fc.property(glyphs, (map) => {
      const written = writeCharacterMap(map);
      expect(readCharacterMap(new Map([['cmap', written]]))).toEqual(map);
      const firstPlane = new Map([...map].filter(([key]) => key < 0xffff));
      expect(readCharacterMap(new Map([['cmap', onlyFirstSubtable(written)]]))).toEqual(firstPlane);
    }),
  );
});

test('preparing gives the same bytes anywhere, repairs what is damaged and leaves the rest alone', () => {
  prepare(scratch);
  for (const { file, bytes } of fonts) expect(readFileSync(path.join(scratch, file)).equals(bytes), file).toBe(true);
  expect(readdirSync(scratch).sort()).toEqual(bundledFaces.map((face) => face.file).sort());
  truncateSync(path.join(scratch, 'LXGWWenKai-Regular.ttf'), 1_000_000);
  writeFileSync(path.join(scratch, 'NotoSansMongolian-Regular.ttf'), '');
  expect(() => readBundledFonts(scratch)).toThrow(UserError);
  prepare(scratch);
  for (const { file, bytes } of fonts) expect(readFileSync(path.join(scratch, file)).equals(bytes), file).toBe(true);
});

test('missing faces are named, all of them', () => {
  const empty = path.join(scratch, 'nothing');
  try {
    readBundledFonts(empty);
    expect.fail('no refusal');
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'font-missing', details: { fonts: bundledFaces.map((face) => face.file).join('、') } });
  }
});

test('every family has its licence with the copyright line', () => {
  const licences = readdirSync(path.join(fontFolder, 'licenses')).map((file) =>
    readFileSync(path.join(fontFolder, 'licenses', file), 'utf8'),
  );
  expect(licences.length).toBe(new Set(bundledFaces.map((face) => face.family)).size);
  for (const text of licences) {
    expect(text).toMatch(/^Copyright \d{4}/);
    expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1');
  }
});

async function readSlices(folder: string): Promise<FontTables[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.woff2'));
  const slices: FontTables[] = [];
  for (const file of files.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))) {
    slices.push(readTables(Buffer.from(await decompress(readFileSync(path.join(folder, file))))));
  }
  return slices;
}

/** A glyph as text that does not depend on glyph numbers: composites are followed down to their simple parts. */
function drawing(tables: FontTables, index: number): unknown {
  const glyph = glyphReader(tables)(index);
  const positions = componentPositions(glyph.data);
  const shape = Buffer.from(glyph.data);
  for (const position of positions) shape.writeUInt16BE(0, position);
  return {
    shape: shape.toString('hex').replace(/(00)+$/, ''),
    metrics: [glyph.advanceWidth, glyph.leftSideBearing, glyph.advanceHeight, glyph.topSideBearing],
    parts: positions.map((position) => drawing(tables, glyph.data.readUInt16BE(position))),
  };
}

function onlyFirstSubtable(cmap: Buffer): Buffer {
  const table = Buffer.from(cmap);
  table.writeUInt16BE(1, 2);
  return table;
}

function prepare(folder: string): void {
  execFileSync(process.execPath, [path.join(fontFolder, 'prepare-fonts.ts'), folder], { stdio: 'inherit' });
}
