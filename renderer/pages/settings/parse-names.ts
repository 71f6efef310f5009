/**
 * Names out of a pasted text, separated by spaces, 、, commas, semicolons or lines. Two single Chinese characters in a row are
 * one name that was spread in print: 「张　楠」.
 */
export function parseNames(text: string): string[] {
  const names: string[] = [];
  for (const part of text.split(/[、，,；;\n\r\t]+/u)) {
    let half = '';
    for (const word of part.split(/\s+/u).filter((one) => one !== '')) {
      if (/^\p{Script=Han}$/u.test(word) && half === '') half = word;
      else {
        names.push(half + word);
        half = '';
      }
    }
    if (half !== '') names.push(half);
  }
  return names;
}
