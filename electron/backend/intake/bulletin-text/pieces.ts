import type { HeadingLevel } from '../../../../shared/document/types.ts';
import { intakeHeadingNumber } from './heading-number.ts';
import type { Fragment } from './print-lines.ts';
import { isClosed } from './sentence-end.ts';

/** A piece of an article as it stands in the source; cut paragraphs are still in several pieces. */
export interface Piece {
  kind: 'heading' | 'text' | 'note' | 'credits' | 'table';
  text: string;
  lines: number[];
  /** Level of a heading or of a run-in heading at the start. */
  level: HeadingLevel | null;
  hashes: number;
  indent: number;
  pageBreak: boolean;
}

const longestHeading = 70;

/** Tells headings, notes and credits from text: a number without a sentence after it is a heading of its own. */
export function readPiece(fragment: Fragment): Piece {
  const { text, lines, hashes, indent, pageBreak } = fragment;
  const piece = { text, lines, level: null, hashes, indent, pageBreak };
  if (text.startsWith('|') && text.endsWith('|')) return { ...piece, kind: 'table' };
  if (isNote(text)) return { ...piece, kind: 'note' };
  if (isCredits(text)) return { ...piece, kind: 'credits' };
  const number = intakeHeadingNumber(text);
  if (number) {
    const isItem = /[；;，,、]$/.test(text) || (text.length > longestHeading && hashes === 0);
    const kind = text.includes('。') || isItem || (isClosed(text) && text.length > 40 && hashes === 0) ? 'text' : 'heading';
    return { ...piece, kind, level: number.level };
  }
  if (hashes > 0 && !isClosed(text) && text.length <= longestHeading) return { ...piece, kind: 'heading' };
  if (fragment.bold && text.length <= 30 && !isClosed(text)) return { ...piece, kind: 'heading' };
  return { ...piece, kind: 'text' };
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
