import type { CharacterChange, CharacterChangeKind } from '../../../shared/text/normalise-characters.ts';

/** What was left out of a paste or written in another way. */
export interface PasteReport {
  /** Pictures that did not come along: the clipboard holds only where they are. */
  pictures: number;
  /** Pieces of text that nobody sees where they came from. */
  hidden: number;
  hiddenRows: number;
  hiddenColumns: number;
  /** Texts that were struck through. */
  struck: string[];
  /** Readings above the line that went into parentheses. */
  readings: number;
  /** Characters of symbol fonts that nobody knows. */
  unknownSymbols: number;
  /** Places where other characters took the place of radicals, compatibility and vertical forms. */
  unified: number;
  /** Private-use characters that nobody knows, which stay. */
  unknown: string[];
  /** Characters that no page can carry or that had been lost before, which are U+FFFD now. */
  lost: number;
}

export function emptyReport(): PasteReport {
  return {
    pictures: 0,
    hidden: 0,
    hiddenRows: 0,
    hiddenColumns: 0,
    struck: [],
    readings: 0,
    unknownSymbols: 0,
    unified: 0,
    unknown: [],
    lost: 0,
  };
}

const unifiedKinds: readonly CharacterChangeKind[] = ['radical', 'compatibility', 'form', 'private'];

/** Adds what `normaliseCharacters` did. */
export function reportCharacters(report: PasteReport, changes: readonly CharacterChange[]): void {
  for (const { kind, from, to } of changes) {
    if (unifiedKinds.includes(kind)) report.unified += 1;
    else if (kind === 'unknown') report.unknown.push(...from);
    else if (kind === 'damaged' || kind === 'unprintable') report.lost += [...to].length;
  }
}

const longestQuote = 20;
const mostNames = 4;

/** The report as one sentence for the editor; null where there is nothing to tell. */
export function pasteSentence(report: PasteReport): string | null {
  const { pictures, hidden, hiddenRows, hiddenColumns, struck, readings, unknownSymbols, unified, unknown, lost } = report;
  const lines = [hiddenRows > 0 ? `${hiddenRows} 行` : '', hiddenColumns > 0 ? `${hiddenColumns} 列` : ''].filter(Boolean);
  const parts = [
    lines.length > 0 ? `表格里隐藏的 ${lines.join('、')}没有粘贴` : '',
    hidden > 0 ? `${hidden} 处看不见的文字没有粘贴` : '',
    struck.length > 0 ? `${struck.length} 处带删除线的文字没有粘贴（“${quoted(struck.join('”“'))}”）` : '',
    readings > 0 ? `${readings} 处注音写进了字后的括号` : '',
    unified > 0 ? `${unified} 处部首、竖排等特殊字符换成了通用字符，请核对` : '',
    unknown.length > 0 ? `${unknown.length} 个别的字体自造的字（${namesOf(unknown)}）印出来可能是方框，请改成通用的字` : '',
    lost > 0 ? `${lost} 个字符不能辨认，写成了“\ufffd”，请改正` : '',
    unknownSymbols > 0 ? `${unknownSymbols} 个符号没有认出，写成了“\ufffd”，请改正` : '',
    pictures > 0 ? `${pictures} 张图片没有跟来，请把图片另存为文件，再用“插入图片”放进来` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `文字已经粘贴；${parts.join('；')}。` : null;
}

function namesOf(characters: readonly string[]): string {
  const names = [...new Set(characters)].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return `${names.slice(0, mostNames).join('、')}${names.length > mostNames ? '等' : ''}`;
}

function quoted(text: string): string {
  const characters = [...text];
  return characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}……` : text;
}
