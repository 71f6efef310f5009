/** 文号: 「×政发〔2021〕7号」, with 签发人 behind it or not. */
const documentNumber =
  /^[\p{Script=Han}A-Za-z（）()·]{1,24}\s*[〔［[【(（﹝]\s*(?:19|20)\d{2}\s*[〕］\]】)）﹞]\s*(?:第\s*)?\d{1,5}\s*号(?:\s+签发人\s*[:：].{0,20})?$/u;

/** What stands above the title of an official letter and is none of it: 份号, 密级, 紧急程度, 文号, 签发人 (GB/T 9704 7.2). */
export function isIssuedLine(text: string): boolean {
  if (documentNumber.test(text)) return true;
  if (/^(?:签发人|会签人|密级|保密期限|紧急程度|份号|发文字号|主题词)\s*[:：]/.test(text)) return true;
  return /^(?:特急|加急|急件|特提|平急|(?:绝密|机密|秘密)(?:\s*★.{0,12})?|\d{6})$/.test(text);
}

/** 发文机关标志: 「××市人民政府文件」, large and in the middle. */
export function isRedHead(text: string, { isLarge, isCentred }: { isLarge: boolean; isCentred: boolean }): boolean {
  const closed = text.replace(/\s/gu, '');
  if (/^[-—_─━★☆=*]{2,}$/.test(closed)) return true;
  return (
    isLarge &&
    isCentred &&
    closed.length <= 40 &&
    /(?:文件|公报|简报|专报|信息|内参|会议纪要)$/.test(closed) &&
    closed.length >= 6
  );
}

/** 「表1　……」, 「图2-3……」. */
export function isCaption(kind: '表' | '图', text: string): boolean {
  const number = '[一二三四五六七八九十\\d]{1,3}(?:[-—.．－–]\\d{1,3})*';
  return (
    new RegExp(`^(?:附)?${kind}\\s*${number}(?=[\\s:：.．、]|\\p{Script=Han}|[（(《“])`, 'u').test(text) && text.length <= 80
  );
}
