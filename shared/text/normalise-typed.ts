import { normaliseCharacters } from './normalise-characters.ts';

/** A joiner that waits for the letter or sign after it, in the scripts that have them. */
const waits =
  /[\u0600-\u109f\u1780-\u18aa\ua840-\ua8ff\ua9e0-\uaa7f][\u180b-\u180d\u180f\u202f]?[\u180e\u200b-\u200d]$|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d$/u;

/** Nothing beside these decides what becomes of a character, and nothing becomes of them. */
const ordinary = /[!-~\u00b7\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/;
const unusual = /[^ -~\u00b7\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/;

/** Whether a typed text has anything that `normaliseTyped` might put in order; almost nothing that is typed has. */
export function isUnusual(text: string): boolean {
  return unusual.test(text);
}

/**
 * What was typed between `from` and `to` of a text, UTF-16 units, as `normaliseCharacters` has it: the piece of the text that
 * another takes the place of, or null where it is in order. The text around it stays, but for unusual characters right beside
 * it, which may be one with it. A joiner at the end of a word of a script that has them waits for the letter that follows.
 */
export function normaliseTyped(text: string, from: number, to: number): { from: number; to: number; text: string } | null {
  let start = Math.max(0, from - 1);
  while (start > 0 && !ordinary.test(text.charAt(start))) start -= 1;
  let end = to;
  while (end < text.length && !ordinary.test(text.charAt(end))) end += 1;
  const given = text.slice(start, end);
  const whole = waits.test(given) ? given.slice(0, -1) : given;
  const normalised = normaliseCharacters(whole).text;
  if (normalised === whole) return null;
  let same = 0;
  while (same < normalised.length && whole[same] === normalised[same]) same += 1;
  let alike = 0;
  const shorter = Math.min(whole.length, normalised.length) - same;
  while (alike < shorter && whole[whole.length - 1 - alike] === normalised[normalised.length - 1 - alike]) alike += 1;
  // Not between the halves of one character.
  if (same > 0 && isHigh(whole.charAt(same - 1))) same -= 1;
  if (alike > 0 && isLow(whole.charAt(whole.length - alike))) alike -= 1;
  return { from: start + same, to: start + whole.length - alike, text: normalised.slice(same, normalised.length - alike) };
}

function isHigh(unit: string): boolean {
  return /[\ud800-\udbff]/.test(unit);
}

function isLow(unit: string): boolean {
  return /[\udc00-\udfff]/.test(unit);
}
