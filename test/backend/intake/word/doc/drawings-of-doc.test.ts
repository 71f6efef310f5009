import { describe, expect, test } from 'vitest';
import { readDoc } from '../../../../../electron/backend/intake/word/doc/read-doc.ts';
import { sprmCodes } from '../../../../../electron/backend/intake/word/doc/sprm-codes.ts';
import type { SourceText } from '../../../../../electron/backend/intake/word/source-text.ts';
import { type DocFile, docFile, plc, sprm, u16, u32 } from '../../../../helpers/doc-file.ts';
import { encodedImages } from '../../../../helpers/encoded-images.ts';
import { shownSource } from '../shown-source.ts';

function read(given: DocFile): SourceText {
  return readDoc(docFile(given), '来稿.doc');
}

const anchor = '\u0008';
const inLine = '\u0001';
const png = Buffer.from(encodedImages.png, 'base64');

/** A record of a drawing (MS-ODRAW 2.2.1). */
function record(type: number, body: Uint8Array | readonly number[], instance = 0): Buffer {
  const version = type <= 0xf005 && type !== 0xf007 ? 0xf : 0;
  return Buffer.concat([Buffer.from([...u16((instance << 4) | version), ...u16(type), ...u32(body.length)]), Buffer.from(body)]);
}

function shape(id: number, properties: readonly { code: number; value: number | string }[] = []): Buffer {
  const strings: Buffer[] = [];
  const numbers = properties.flatMap(({ code, value }) => {
    if (typeof value === 'number') return [...u16(code), ...u32(value)];
    const text = Buffer.from(`${value}\0`, 'utf16le');
    strings.push(text);
    return [...u16(code | 0x8000), ...u32(text.length)];
  });
  const own = record(0xf00b, Buffer.concat([Buffer.from(numbers), ...strings]), properties.length);
  return record(0xf004, Buffer.concat([record(0xf00a, [...u32(id), ...u32(0)], 1), own]));
}

function group(...shapes: Buffer[]): Buffer {
  return record(0xf003, Buffer.concat(shapes));
}

/** An entry with its picture in it. */
function pictureEntry(picture: Uint8Array): Buffer {
  const head = [
    6,
    6,
    ...new Array<number>(16).fill(0),
    ...u16(0xff),
    ...u32(picture.length),
    ...u32(1),
    ...u32(0xffffffff),
    0,
    0,
    0,
    0,
  ];
  return record(0xf007, Buffer.concat([Buffer.from(head), picture]), 6);
}

const pngRecord = record(0xf01e, Buffer.concat([Buffer.alloc(17), png]), 0x6e0);

function drawings(pictures: readonly Buffer[], ...shapes: Buffer[]): Uint8Array {
  const common = record(0xf000, record(0xf001, Buffer.concat(pictures), pictures.length));
  return Buffer.concat([common, Buffer.of(0), record(0xf002, group(shape(1024), ...shapes))]);
}

/** Where shapes hang: by position, with their id. */
function anchors(text: string, ...ids: number[]): Uint8Array {
  const positions = [...text].flatMap((character, index) => (character === anchor ? [index] : []));
  const data = ids.map((id) => [...u32(id), ...u32(100), ...u32(0), ...u32(2100), ...u32(500), 0, 0, ...u32(0)]);
  return plc([...positions, text.length], data);
}

/** The texts of boxes by the id of their shape; behind each a mark of its own. */
function boxes(...texts: { id: number; text: string }[]): Pick<DocFile, 'stories'> & { boxText: Uint8Array } {
  const story = texts.map(({ text }) => `${text}\r`).join('');
  let position = 0;
  const positions = texts.map(({ text }) => (position += text.length + 1));
  const data = texts.map(({ id }) => [...u32(1), ...u32(0), 0, 0, ...u32(0xffffffff), ...u32(id), ...u32(0)]);
  return { stories: { boxes: `${story}\r` }, boxText: plc([0, ...positions], data) };
}

const special = (text: string): NonNullable<DocFile['runs']> =>
  [...text].flatMap((character, index) => (character === anchor ? [[index, index + 1, sprm(sprmCodes.CFSpec, 1)] as const] : []));

describe('shapes that stand free', () => {
  test('boxes behind the paragraph at which they hang, in the order of their anchors; empty ones are none', () => {
    const text = `甲${anchor}乙${anchor}${anchor}\r丙\r`;
    const { stories, boxText } = boxes({ id: 2, text: '第二框\r两段\r' }, { id: 1, text: '第一框\r' }, { id: 3, text: '\r' });
    const parts = { shapes: anchors(text, 1, 2, 3), drawings: drawings([], shape(1), shape(2), shape(3)), boxText };
    const { blocks } = read({ text, stories, parts, runs: special(text) });
    expect(shownSource(blocks)).toEqual(['甲乙', '第一框', '第二框', '两段', '丙']);
    expect(blocks.map((block) => block.number)).toEqual([1, 2, 3, 4, 5]);
    expect(blocks.map((block) => block.type === 'paragraph' && block.isBoxed)).toEqual([false, true, true, true, false]);
  });

  test('a group one by one: boxes, pictures, words drawn as a picture', () => {
    const text = `红头：${anchor}\r`;
    const { stories, boxText } = boxes({ id: 12, text: '框里\r' });
    const art = group(
      shape(10),
      shape(11, [{ code: 0xc0, value: '某某县文件' }]),
      shape(12),
      group(
        shape(13),
        shape(14, [
          { code: 0x4104, value: 1 },
          { code: 0x381, value: '县徽' },
        ]),
      ),
    );
    const parts = { shapes: anchors(text, 10), drawings: drawings([pictureEntry(pngRecord)], art), boxText };
    const { blocks, pictures, losses } = read({ text, stories, parts, runs: special(text) });
    expect(shownSource(blocks)).toEqual(['红头：某某县文件{image1.png}', '框里']);
    expect(blocks).toMatchObject([{ inlines: [{}, { type: 'picture', alt: '县徽' }] }, {}]);
    expect(Buffer.from(pictures.get('image1.png')?.bytes ?? []).includes(png)).toBe(true);
    expect(losses).toEqual([]);
  });

  test('a picture that is not there is told; the same one twice is kept once', () => {
    const text = `${anchor}${anchor}${anchor}\r`;
    const properties = (value: number): { code: number; value: number }[] => [{ code: 0x4104, value }];
    const parts = {
      shapes: anchors(text, 1, 2, 3),
      drawings: drawings([pictureEntry(pngRecord)], shape(1, properties(1)), shape(2, properties(1)), shape(3, properties(7))),
    };
    const { blocks, pictures, losses } = read({ text, parts, runs: special(text) });
    expect(shownSource(blocks)).toEqual(['{image1.png}{image1.png}']);
    expect([...pictures.keys()]).toEqual(['image1.png']);
    expect(losses).toEqual([{ kind: 'picture', number: 1, words: '' }]);
  });

  test('a box that is named twice stands once', () => {
    const text = `甲${anchor}${anchor}\r`;
    const { stories, boxText } = boxes({ id: 1, text: '框\r' });
    const parts = { shapes: anchors(text, 1, 1), drawings: drawings([], shape(1)), boxText };
    expect(shownSource(read({ text, stories, parts, runs: special(text) }).blocks)).toEqual(['甲', '框']);
  });

  test('drawings that make no sense do not touch the text', () => {
    const text = `甲${anchor}乙\r`;
    const parts = { shapes: anchors(text, 1), drawings: Uint8Array.from(new Array(50).fill(0xff)) };
    expect(shownSource(read({ text, parts, runs: special(text) }).blocks)).toEqual(['甲乙']);
  });
});

describe('pictures in line', () => {
  /** Its head says how wide it is: 100 pt, shown at half of that. */
  const head = (kind: number, length: number): Buffer => {
    const bytes = Buffer.alloc(68);
    bytes.writeUInt32LE(68 + length, 0);
    bytes.writeUInt16LE(68, 4);
    bytes.writeUInt16LE(kind, 6);
    bytes.writeUInt16LE(2000, 28);
    bytes.writeUInt16LE(500, 32);
    return bytes;
  };
  const shown = (...parts: Buffer[]): SourceText => {
    const text = `图${inLine}后\r`;
    const runs = [[1, 2, [...sprm(sprmCodes.CFSpec, 1), ...sprm(sprmCodes.CPicLocation, ...u32(0))]]] as const;
    return read({ text, runs, data: Buffer.concat(parts) });
  };

  test.each([
    ['with the name of its file', 0x66, [Buffer.from('\x03a.b', 'latin1'), shape(1), pngRecord]],
    ['in an entry', 0x64, [shape(1), pictureEntry(pngRecord)]],
  ])('%s', (_, kind, parts) => {
    const body = Buffer.concat(parts);
    const { blocks, pictures } = shown(head(kind, body.length), body);
    expect(blocks).toMatchObject([{ inlines: [{ text: '图' }, { key: 'image1.png', widthPt: 50 }, { text: '后' }] }]);
    expect(Buffer.from(pictures.get('image1.png')?.bytes ?? []).includes(png)).toBe(true);
  });

  test('a metafile without a record around it', () => {
    const metafile = Buffer.from([1, 0, 9, 0, 0, 3, 1, 2, 3, 4]);
    const { pictures } = shown(head(8, metafile.length), metafile);
    expect(Buffer.from(pictures.get('image1.wmf')?.bytes ?? [])).toEqual(metafile);
  });

  test('one whose place makes no sense is told', () => {
    const { blocks, losses } = shown(Buffer.alloc(3));
    expect(shownSource(blocks)).toEqual(['图后']);
    expect(losses).toMatchObject([{ kind: 'picture', number: 1 }]);
  });
});
