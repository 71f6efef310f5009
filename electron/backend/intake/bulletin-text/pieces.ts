import type { HeadingLevel } from '../../../../shared/document/types.ts';
import { withoutMarkers } from '../markdown/inline-marks.ts';
import { divisionLevel, intakeHeadingNumber } from './heading-number.ts';
import type { Fragment } from './print-lines.ts';
import { isClosed } from './sentence-end.ts';
import { longestBoldHeading } from './source-line.ts';

/** A piece of an article as it stands in the source; cut paragraphs are still in several pieces. */
export interface Piece {
  kind: 'heading' | 'text' | 'note' | 'credits' | 'table' | 'quote';
  text: string;
  lines: number[];
  /** Level of a heading or of a run-in heading at the start. */
  level: HeadingLevel | null;
  hashes: number;
  indent: number;
  pageBreak: boolean;
  /** It ends in a soft return. */
  soft: boolean;
  /** A block by its mark-up: nothing is joined to it. */
  isWhole: boolean;
}

const longestHeading = 70;

/** Tells headings, notes and credits from text: a number without a sentence after it is a heading of its own. */
export function readPiece(fragment: Fragment): Piece {
  const { lines, hashes, indent, pageBreak, soft } = fragment;
  const piece = { text: fragment.text, lines, level: null, hashes, indent, pageBreak, soft, isWhole: fragment.block === 'item' };
  if (fragment.block === 'quote') return { ...piece, kind: 'quote' };
  if (fragment.block === 'item') return { ...piece, kind: 'text' };
  const text = withoutMarkers(fragment.text);
  if (fragment.text.startsWith('|') && text.endsWith('|')) return { ...piece, kind: 'table' };
  if (isNote(text)) return { ...piece, kind: 'note' };
  if (isCredits(text)) return { ...piece, kind: 'credits' };
  if (isOwnLine(text, indent)) return { ...piece, kind: 'text', isWhole: true };
  const division = divisionLevel(text);
  if (division) return { ...piece, kind: 'heading', level: division };
  const number = intakeHeadingNumber(text);
  if (number) {
    const isItem = isItemEnd(text) || text === number.text.trim() || (text.length > longestHeading && hashes === 0);
    const kind = text.includes('。') || isItem || (isClosed(text) && text.length > 40 && hashes === 0) ? 'text' : 'heading';
    return { ...piece, kind, level: number.level };
  }
  if (hashes > 0 && !isClosed(text) && text.length <= longestHeading) return { ...piece, kind: 'heading' };
  if (fragment.bold && text.length <= longestBoldHeading && !isClosed(text)) return { ...piece, kind: 'heading' };
  return { ...piece, kind: 'text' };
}

/** It ends like an item of a list that goes on: 「机构；」「编制，以及」. */
export function isItemEnd(text: string): boolean {
  return /[；;，,、](?:以及|或者?|和|及|并且?|而?且)?$/.test(text);
}

/** Set this far in, in characters of the body, a line stands at the right or in the middle. */
const deepIndent = 6;

/** Never a part of the lines around it, whatever they end with: signature, date, 「附件：」, 「关键词：」. */
function isOwnLine(text: string, indent: number): boolean {
  if (/^[(（]?(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?[)）]?$/.test(text)) return true;
  if (/^附件\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:：].{0,60})?$|^[【[]?关键词[】\]]?\s*[:：]/.test(text)) return true;
  return indent >= deepIndent && text.length <= 40 && !isClosed(text) && intakeHeadingNumber(text) === null;
}

/** 「注：」「（调研组成员：」 start a block of their own. */
export function startsApparatus(text: string): boolean {
  return /^[(（【[]?\s*(注|注释|编者按|编者注|(本文)?作者(单位)?|(联合)?(调研组|课题组)?(成员|组长|执笔|执笔人)|供稿(单位)?|撰稿)\s*[\]】]?\s*[:：]/.test(
    text,
  );
}

function isNote(text: string): boolean {
  return (
    /^[(（【[]?\s*(注|注释|说明|备注|编者按|编者注|编后|按语)\s*[\]】]?\s*[:：]/.test(text) || /^【(编者按|编后|注)】/.test(text)
  );
}

function isCredits(text: string): boolean {
  if (
    /^[(（].{0,12}(调研组|课题组|执笔|撰稿|供稿|作者|责任编辑|成员|组长|整理|摄影|编辑|审核).{0,14}[:：].*[)）]?$/.test(text) &&
    text.length < 300
  )
    return true;
  if (/^[(（][^()（）]{2,50}(供稿|撰稿|执笔|整理|摄影|供图)[)）]$/.test(text)) return true;
  if (/^[(（]\s*(作者|本文作者)[^。]{2,80}[)）]$/.test(text)) return true;
  return /^(联合)?(调研组|课题组)?(成员|组长|执笔|执笔人|撰稿|供稿|供稿单位|作者单位|责任编辑|调研组成员|课题组成员|联合调研组成员)\s*[:：][^。]+$/.test(
    text,
  );
}
