/** It ends like an item of a list that goes on: 「机构；」「编制，以及」. */
export function isItemEnd(text: string): boolean {
  return /[；;，,、](?:以及|或者?|和|及|并且?|而?且)?$/.test(text);
}

/** A date alone on its line: that of a signature. */
export function isDateLine(text: string): boolean {
  return /^[(（]?(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?[)）]?$/.test(text);
}

/** 「附件：」, 「关键词：」: a line of its own, whatever stands around it. */
export function isApart(text: string): boolean {
  return /^附件\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:：].{0,60})?$|^[【[]?关键词[】\]]?\s*[:：]/.test(text);
}

/** 「注：」「（调研组成员：」 start a block of their own. */
export function startsApparatus(text: string): boolean {
  return /^[(（【[]?\s*(注|注释|编者按|编者注|(本文)?作者(单位)?|(联合)?(调研组|课题组)?(成员|组长|执笔|执笔人)|供稿(单位)?|撰稿)\s*[\]】]?\s*[:：]/.test(
    text,
  );
}

/** 注, 编者按 and their like. */
export function isNote(text: string): boolean {
  return (
    /^[(（【[]?\s*(注|注释|说明|备注|编者按|编者注|编后|按语)\s*[\]】]?\s*[:：]/.test(text) || /^【(编者按|编后|注)】/.test(text)
  );
}

/** Who wrote, took part or sent it in, at the end of a text. */
export function isCredits(text: string): boolean {
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
