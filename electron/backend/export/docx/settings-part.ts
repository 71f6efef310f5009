import { toggle, value, wordNamespace, xml, xmlDeclaration } from './xml.ts';

/** GB/T 15834: marks that may not begin or end a line. Word's own lists for Chinese, given so that every version uses the same. */
const noLineStart = '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠—';
const noLineEnd = '$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥';

/** word/settings.xml, written whole: docx has no options for mirrored margins, line breaking and footnotes. */
export function settingsPart(): string {
  const compatibility = [
    // Word lays out Chinese as in a Chinese Word.
    toggle('spaceForUL', true),
    toggle('balanceSingleByteDoubleByteWidth', true),
    toggle('doNotLeaveBackslashAlone', true),
    toggle('ulTrailSpace', true),
    toggle('doNotExpandShiftReturn', true),
    toggle('useFELayout', true),
    xml('w:compatSetting', {
      'w:name': 'compatibilityMode',
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': 15,
    }),
  ];
  return (
    xmlDeclaration +
    xml('w:settings', wordNamespace, [
      toggle('mirrorMargins', true),
      toggle('bordersDoNotSurroundHeader', true),
      toggle('bordersDoNotSurroundFooter', true),
      value('defaultTabStop', 420),
      toggle('evenAndOddHeaders', true),
      value('characterSpacingControl', 'compressPunctuation'),
      xml('w:noLineBreaksAfter', { 'w:lang': 'zh-CN', 'w:val': noLineEnd }),
      xml('w:noLineBreaksBefore', { 'w:lang': 'zh-CN', 'w:val': noLineStart }),
      xml('w:footnotePr', {}, [xml('w:footnote', { 'w:id': -1 }), xml('w:footnote', { 'w:id': 0 })]),
      xml('w:compat', {}, compatibility),
      xml('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
    ])
  );
}
