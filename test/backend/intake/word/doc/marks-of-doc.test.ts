import { describe, expect, test } from 'vitest';
import { readDoc } from '../../../../../electron/backend/intake/word/doc/read-doc.ts';
import { sprmCodes } from '../../../../../electron/backend/intake/word/doc/sprm-codes.ts';
import type { SourceText } from '../../../../../electron/backend/intake/word/source-text.ts';
import { type DocFile, docFile, fontTable, plc, sprm, styleSheet, u16, u32 } from '../../../../helpers/doc-file.ts';
import { shownSource } from '../shown-source.ts';

function read(given: DocFile): SourceText {
  return readDoc(docFile(given), '来稿.doc');
}

function lines(given: DocFile): string[] {
  return shownSource(read(given).blocks);
}

const begin = '\u0013';
const separator = '\u0014';
const end = '\u0015';
const cell = '\u0007';
const hidden = sprm(sprmCodes.CFVanish, 1);
const special = sprm(sprmCodes.CFSpec, 1);

/** Where a text stands, from and to. */
function at(text: string, part: string): [number, number] {
  const from = text.indexOf(part);
  return [from, from + part.length];
}

describe('the text in pieces', () => {
  test('of one and of two bytes a character, in whatever order they stand in the file', () => {
    const text = [{ text: 'Word \x93quoted\x94', isNarrow: true }, { text: '，中文。\r' }, { text: 'caf\xe9\r', isNarrow: true }];
    expect(lines({ text })).toEqual(['Word “quoted”，中文。', 'café']);
  });

  test('with changes of a whole piece, in short and in full', () => {
    const short = (92 << 1) | (1 << 8);
    const text = [{ text: '看得见' }, { text: '看不见', prm: short }, { text: '粗', prm: 1 }, { text: '\r' }];
    const { blocks, losses } = read({ text, changes: [sprm(sprmCodes.CFBold, 1)] });
    expect(blocks).toMatchObject([
      {
        inlines: [
          { text: '看得见', marks: [] },
          { text: '粗', marks: [{ type: 'bold' }] },
        ],
      },
    ]);
    expect(losses).toEqual([{ kind: 'hidden-text', number: 1, words: '看不见' }]);
  });

  test('a head that claims more text than there is: what is there is read, the rest is told', () => {
    const { blocks, losses } = read({ text: '还在的文字。\r', claimed: 5000 });
    expect(shownSource(blocks)).toEqual(['还在的文字。']);
    expect(losses).toEqual([{ kind: 'broken', number: null, words: '一部分文字' }]);
  });

  test('without the table of pieces the text is read as it stands', () => {
    const { blocks, losses } = read({ text: '第一段\r第二段\r', parts: { clx: new Uint8Array(3) } });
    expect(shownSource(blocks)).toEqual(['第一段', '第二段']);
    expect(losses).toMatchObject([{ kind: 'broken', words: '文字的次序' }]);
  });
});

describe('marks', () => {
  test('a paragraph whose mark is hidden runs on into the next one', () => {
    const text = '引导语\r正文接着\r全部藏起\r末段\r';
    const runs = [
      [3, 4, hidden],
      [...at(text, '全部藏起\r'), hidden],
    ] as const;
    const { blocks, losses } = read({ text, runs });
    expect(shownSource(blocks)).toEqual(['引导语正文接着', '末段']);
    expect(blocks).toMatchObject([{ number: 1 }, { number: 2 }]);
    expect(losses).toMatchObject([{ kind: 'hidden-text', words: '全部藏起' }]);
  });

  test('a toggle that goes back to the style or turns it round', () => {
    const styles = styleSheet([{ name: '正文', characters: sprm(sprmCodes.CFBold, 1) }]);
    const text = '甲乙丙\r';
    const runs = [
      [0, 1, sprm(sprmCodes.CFBold, 0x80)],
      [1, 2, sprm(sprmCodes.CFBold, 0x81)],
      [2, 3, sprm(sprmCodes.CFBold, 0)],
    ] as const;
    const { blocks } = read({ text, runs, parts: { styles } });
    expect(blocks).toMatchObject([
      {
        style: '正文',
        inlines: [
          { text: '甲', marks: [{ type: 'bold' }] },
          { text: '乙丙', marks: [] },
        ],
      },
    ]);
  });

  test('a style of characters with those it is based on, and headings by their place among the styles', () => {
    const styles = styleSheet([
      { name: 'Normal' },
      { name: 'heading 1,章标题', builtIn: 1, base: 0 },
      { name: '要点', isOfCharacters: true, characters: sprm(sprmCodes.CFItalic, 1) },
      { name: '大要点', isOfCharacters: true, base: 2, characters: sprm(sprmCodes.CFBold, 1) },
    ]);
    const { blocks } = read({
      text: '标题\r',
      styles: { 2: 1 },
      runs: [[0, 1, sprm(sprmCodes.CIstd, ...u16(3))]],
      parts: { styles },
    });
    expect(blocks).toMatchObject([
      {
        style: 'heading 1',
        outline: 1,
        inlines: [
          { text: '标', marks: [{ type: 'bold' }, { type: 'emphasis' }] },
          { text: '题', marks: [] },
        ],
      },
    ]);
  });

  test('styles based on each other end', () => {
    const styles = styleSheet([
      { name: '甲', base: 1, paragraph: sprm(sprmCodes.PJc, 1) },
      { name: '乙', base: 0 },
    ]);
    expect(read({ text: '正文\r', parts: { styles } }).blocks).toMatchObject([{ align: 'center' }]);
  });

  test('a letter set large belongs to its paragraph, a frame is a box', () => {
    const text = '大\r写起头\r框里\r';
    const paragraphs = { 1: sprm(sprmCodes.PDcs, 1, 0), [text.length - 1]: sprm(sprmCodes.PDxaAbs, ...u16(100)) };
    const { blocks } = read({ text, paragraphs });
    expect(shownSource(blocks)).toEqual(['大写起头', '框里']);
    expect(blocks).toMatchObject([{ isBoxed: false }, { isBoxed: true }]);
  });

  test('symbols of picture fonts, by their own mark and by characters of private use', () => {
    const fonts = fontTable(['宋体', 'Wingdings']);
    const text = '完成(和\uf0fe，\uf0b5。\r';
    const symbol = [...sprm(sprmCodes.CSymbol, ...u16(1), ...u16(0xf0fc))];
    const wingdings = sprm(sprmCodes.CRgFtc0, ...u16(1));
    const runs = [
      [...at(text, '('), symbol],
      [...at(text, '\uf0fe'), wingdings],
      [...at(text, '\uf0b5'), wingdings],
    ] as const;
    expect(lines({ text, runs, parts: { fonts } })).toEqual(['完成✓和☑，✪。']);
  });

  test('the end of a section and a page break begin a page, a continuous section does not', () => {
    const text = '一\f二\f三\r四\f五\r';
    const sections = plc(
      [0, 2, 4, text.length],
      [0, 1, 2].map((index) => [0, 0, ...u32(index === 2 ? 1900 : 0xffffffff), ...new Array<number>(6).fill(0)]),
    );
    // Where its properties would stand there are none: a section begins a page unless it says otherwise.
    const { blocks } = read({ text, parts: { sections } });
    expect(shownSource(blocks)).toEqual(['一', '二', '三', '四↡五']);
    expect(blocks.map((block) => block.type === 'paragraph' && block.pageBreak)).toEqual([false, true, true, false]);
  });

  test('lists by their levels, with a start of their own; an empty paragraph that only ends a section has no number', () => {
    const text = '甲\r\f乙\r丙\r丁\r';
    const indent = sprm(sprmCodes.PDxaLeft, ...u16(400));
    const level = [
      ...u32(1),
      0,
      0,
      ...new Array<number>(9).fill(0),
      0,
      ...u32(0),
      ...u32(0),
      0,
      indent.length,
      0,
      0,
      ...indent,
      ...u16(3),
      ...u16(0x7b2c),
      0,
      0,
      ...u16(0x6761),
    ];
    const head = [...u32(77), ...u32(0), ...new Array<number>(18).fill(0), 1, 0];
    const lists = Uint8Array.from([...u16(1), ...head, ...level]);
    const entry = (levels: number): number[] => [...u32(77), ...u32(0), ...u32(0), levels, 0, 0, 0];
    const own = [...u32(0), ...u32(9), ...u32(0x10)];
    const listOverrides = Uint8Array.from([...u32(2), ...entry(0), ...entry(1), ...u32(0), ...own]);
    const inList = (number: number): number[] => [...sprm(sprmCodes.PIlvl, 0), ...sprm(sprmCodes.PIlfo, ...u16(number))];
    const paragraphs = {
      1: inList(1),
      4: inList(1),
      6: [...inList(2), ...sprm(sprmCodes.PDxaLeft, ...u16(200))],
      8: inList(0xffff),
    };
    const sections = plc(
      [0, 3, text.length],
      [0, 1].map(() => [0, 0, ...u32(0xffffffff), ...new Array<number>(6).fill(0)]),
    );
    const { blocks } = read({ text, paragraphs, parts: { lists, listOverrides, sections } });
    expect(shownSource(blocks)).toEqual(['第1条甲', '', '第2条乙', '第9条丙', '第10条丁']);
    // Of the level, unless the paragraph says otherwise; text is of 10 pt here.
    expect(blocks).toMatchObject([{ indent: 2 }, {}, { indent: 2 }, { indent: 1 }, { indent: 2 }]);
  });

  test('a footnote with a mark of its own stands in place of the mark', () => {
    const text = '甲*乙\r';
    const parts = { footnoteRefs: plc([1, text.length], [[0, 0]]), footnoteText: plc([0, 4, 5]) };
    expect(lines({ text, stories: { footnotes: '*注文\r\r' }, parts })).toEqual(['甲[*注文]乙']);
  });
});

describe('fields', () => {
  test('the result, not the code; a field in the code of another; what has no result shows its code', () => {
    expect(lines({ text: `见${begin} REF a \\h ${separator}表1${end}。\r` })).toEqual(['见表1。']);
    expect(lines({ text: `${begin} IF ${begin} PAGE ${separator}2${end} = 2 ${separator}是${end}\r` })).toEqual(['是']);
    expect(lines({ text: `${begin} eq \\o\\ac(○,3)${end}改革\r` })).toEqual(['③改革']);
    expect(lines({ text: `${begin} MACROBUTTON NoMacro [点击此处]${end}\r` })).toEqual(['[点击此处]']);
  });

  test('sounds above a word are told, the word stays', () => {
    const { blocks, losses } = read({ text: `${begin}EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(lù),麓)${end}山\r` });
    expect(shownSource(blocks)).toEqual(['麓山']);
    expect(losses).toEqual([{ kind: 'ruby', number: 1, words: 'lù' }]);
  });

  test('no text is lost behind a field that never ends, nor behind an end without a beginning', () => {
    expect(lines({ text: `前${begin} 中\r后${end}${end}\r末\r` })).toEqual(['前', '', '末']);
    expect(lines({ text: `前${begin} 中\r后${separator}\r末\r` })).toEqual(['前 中', '后', '末']);
    expect(lines({ text: `前${end}中${separator}后\r` })).toEqual(['前中后']);
  });

  test('what a field shows by its instruction is told where it changed its look, and left out where it is hidden', () => {
    const { blocks, losses } = read({ text: `根：${begin} EQ \\r(,2)${end}\r` });
    expect(shownSource(blocks)).toEqual(['根：√2']);
    expect(losses).toEqual([{ kind: 'formula', number: 1, words: '√2' }]);
    const text = `前${begin} MACROBUTTON x 公式章${end}后\r`;
    const secret = read({ text, runs: [[...at(text, '公式章'), hidden]] });
    expect(shownSource(secret.blocks)).toEqual(['前后']);
    expect(secret.losses).toEqual([{ kind: 'hidden-text', number: 1, words: '公式章' }]);
  });

  test('a table of contents over several paragraphs is left out with a word', () => {
    const text = `${begin} TOC \\o "1-3" ${separator}一、总则\t${begin} PAGEREF x ${separator}1${end}\r二、分则\t2\r${end}\r正文\r`;
    const { blocks, losses } = read({ text });
    expect(shownSource(blocks)).toEqual(['正文']);
    expect(losses).toEqual([{ kind: 'contents', number: 1, words: '\n一、总则\t1\n二、分则\t2' }]);
  });

  test('a paragraph in a style of contents is one of the text unless it ends in its page', () => {
    const styles = styleSheet([{ name: '目录 1' }]);
    const { blocks, losses } = read({ text: '第一章 总则\t4\r第二章……12\r本手册的目的是规范行为。\r', parts: { styles } });
    expect(shownSource(blocks)).toEqual(['本手册的目的是规范行为。']);
    expect(losses).toMatchObject([{ kind: 'contents', words: '\n第一章 总则\t4\n第二章……12' }]);
  });

  test('links that lead where nobody should go are told', () => {
    const { blocks, losses } = read({
      text: `${begin} HYPERLINK "file:///c:/x" ${separator}本机${end}${begin} HYPERLINK \\l "a" ${separator}书签${end}\r`,
    });
    expect(blocks).toMatchObject([{ inlines: [{ text: '本机书签', marks: [] }] }]);
    expect(losses).toEqual([{ kind: 'link', number: 1, words: 'file:///c:/x' }]);
  });

  test('a ticked box of a form', () => {
    const text = `${begin} FORMCHECKBOX ${'\u0001'}${separator}${end}同意\r`;
    const head = [...u32(100), ...u16(68), ...new Array<number>(62).fill(0)];
    const tick = [0xff, 0xff, 0xff, 0xff, 1 | (1 << 2), 0, 0, 0, 0, 0, ...u16(0), ...u16(0), ...u16(0)];
    const mark = [...special, ...sprm(sprmCodes.CFData, 1), ...sprm(sprmCodes.CPicLocation, ...u32(0))];
    expect(lines({ text, runs: [[...at(text, '\u0001'), mark]], data: Uint8Array.from([...head, ...tick]) })).toEqual(['☑同意']);
  });
});

describe('tables', () => {
  const inTable = sprm(sprmCodes.PFInTable, 1);
  /** The mark of a row: edges, and the flags of each cell. */
  const rowMark = (edges: readonly number[], flags: readonly number[]): number[] => {
    const definition = [
      flags.length,
      ...edges.flatMap(u16),
      ...flags.flatMap((one) => [...u16(one), ...new Array<number>(18).fill(0)]),
    ];
    return [...inTable, ...sprm(sprmCodes.PFTtp, 1), ...sprm(sprmCodes.TDefTable, ...u16(definition.length + 1), ...definition)];
  };
  const table = (rows: readonly { cells: readonly string[]; mark: readonly number[] }[]): DocFile => {
    let text = '';
    const paragraphs: Record<number, readonly number[]> = {};
    for (const { cells, mark } of rows) {
      for (const one of cells) {
        text += one + cell;
        paragraphs[text.length - 1] = inTable;
      }
      text += cell;
      paragraphs[text.length - 1] = mark;
    }
    return { text: `${text}后\r`, paragraphs };
  };

  test('of Word 97, whose paragraphs only say that they stand in one', () => {
    const mark = rowMark([0, 1000, 3000], [0, 0]);
    expect(
      lines(
        table([
          { cells: ['甲', '乙'], mark },
          { cells: ['丙', ''], mark },
        ]),
      ),
    ).toEqual(['甲|乙', '丙|', '后']);
  });

  test.each([
    ['the first has one flag', [1, 2, 1, 2]],
    ['the first has the other', [2, 1, 2, 1]],
  ])('cells merged side by side by their flags: %s', (_, flags) => {
    const whole = { cells: ['一', '二', '三', '四'], mark: rowMark([0, 1000, 2000, 3000, 4000], [0, 0, 0, 0]) };
    const merged = { cells: ['甲', '藏', '乙', ''], mark: rowMark([0, 1000, 2000, 3000, 4000], flags) };
    const { blocks, losses } = read(table([whole, merged]));
    expect(shownSource(blocks)).toEqual(['一|二|三|四', '甲(2×1)|乙(2×1)', '后']);
    expect(losses).toEqual([{ kind: 'hidden-text', number: 6, words: '藏' }]);
  });

  test('cells that go on below, and one that only looks so', () => {
    const start = 3 << 5;
    const goesOn = 1 << 5;
    const rows = [
      { cells: ['甲', '乙'], mark: rowMark([0, 1000, 2000], [start, 0]) },
      { cells: ['', '丙'], mark: rowMark([0, 1010, 2000], [goesOn, 0]) },
      { cells: ['丁', '戊'], mark: rowMark([0, 1000, 2000], [start, goesOn]) },
    ];
    expect(lines(table(rows))).toEqual(['甲(1×2)|乙', '丙(1×2)', '丁', '后']);
  });

  test('rows that are divided otherwise share the columns of all; one that begins later has an empty cell before it', () => {
    const rows = [
      { cells: ['甲', '乙'], mark: rowMark([0, 1000, 3000], [0, 0]) },
      { cells: ['丙', '丁'], mark: rowMark([0, 2000, 3000], [0, 0]) },
      { cells: ['戊'], mark: rowMark([1000, 3000], [0]) },
    ];
    const { blocks } = read(table(rows));
    expect(shownSource(blocks)).toEqual(['甲|乙(2×1)', '丙(2×1)|丁', '|戊(2×1)', '后']);
    expect(blocks[0]).toMatchObject({ widthsPt: [50, 50, 50] });
  });

  test('header rows are those at the head of the table', () => {
    const header = sprm(sprmCodes.TTableHeader, 1);
    const mark = rowMark([0, 1000], [0]);
    const rows = [[...mark, ...header], [...mark, ...header], mark, [...mark, ...header]].map((own) => ({
      cells: ['甲'],
      mark: own,
    }));
    expect(read(table(rows)).blocks[0]).toMatchObject({
      rows: [{ isHeader: true }, { isHeader: true }, { isHeader: false }, { isHeader: false }],
    });
  });

  test('a row that does not say how it is divided, and one that never ends', () => {
    const bare = [...inTable, ...sprm(sprmCodes.PFTtp, 1)];
    expect(lines(table([{ cells: ['甲', '乙', '丙'], mark: bare }]))).toEqual(['甲|乙|丙', '后']);
    expect(lines({ text: `甲${cell}乙${cell}\r后\r` })).toEqual(['甲|乙', '', '后']);
  });
});

describe('what is refused', () => {
  test.each([
    ['with a password', { flags: 0x0100 }, 'file-locked'],
    ['of Word 6', { identity: 0xa5dc, version: 0x65 }, 'word-too-old'],
    ['of Word 95', { version: 0x68 }, 'word-too-old'],
    ['with a head of something else', { identity: 0x1234 }, 'package-damaged'],
  ])('a document %s', (_, head, code) => {
    expect(() => readDoc(docFile({ text: '正文\r', ...head }), '来稿.doc')).toThrow(expect.objectContaining({ code }));
  });

  test('what is no such container', () => {
    expect(() => readDoc(Buffer.from('正文'), '来稿.doc')).toThrow(expect.objectContaining({ code: 'package-damaged' }));
    expect(() => readDoc(Uint8Array.of(0xdb, 0xa5, 0x2d, 0), '来稿.doc')).toThrow(
      expect.objectContaining({ code: 'word-too-old' }),
    );
  });

  test('more paragraphs than anybody writes', () => {
    const text = [{ text: '\r'.repeat(100_001), isNarrow: true }];
    expect(() => readDoc(docFile({ text, parts: { paragraphPages: new Uint8Array() } }), '来稿.doc')).toThrow(
      expect.objectContaining({ code: 'package-refused' }),
    );
  });
});
