/** How a language of East Asia writes numbers by their places: 一百〇一, 壹佰零壹, 百一, 백일. */
export interface CountingSystem {
  /** For 0–9. */
  digits: string;
  /** Ten, hundred, thousand. */
  units: string;
  tenThousand: string;
  /** Places left out are marked by the digit of zero: 一百〇一 and not 百一. */
  marksZeros: boolean;
  /**
   * Where the one before a unit is left out. `never`: 壹拾. `alone`: only in 十 to 十九. `small`: before ten and hundred, and before a
   * thousand that begins the number. `always`: before every unit.
   */
  omitsOne: 'never' | 'alone' | 'small' | 'always';
}

/** A number from 0 to 99 999 999 in that system. */
export function countIn(system: CountingSystem, value: number): string {
  const digits = [...system.digits];
  const zero = digits[0] ?? '';
  if (value === 0) return zero;
  const figures = String(value);
  let text = '';
  let isZeroPending = false;
  for (const [index, figure] of [...figures].entries()) {
    const place = figures.length - 1 - index;
    if (figure === '0') isZeroPending = true;
    else {
      if (isZeroPending && system.marksZeros) text += zero;
      isZeroPending = false;
      if (!(figure === '1' && isOneOmitted(system, value, place, text === ''))) text += digits[Number(figure)];
      text += place % 4 === 0 ? '' : system.units[(place % 4) - 1];
    }
    if (place === 4) text += system.tenThousand;
  }
  return text;
}

function isOneOmitted({ omitsOne }: CountingSystem, value: number, place: number, isFirst: boolean): boolean {
  if (place === 0) return false;
  if (place === 4) return omitsOne === 'always' && isFirst;
  if (omitsOne === 'alone') return value < 20;
  if (omitsOne === 'small') return place % 4 !== 3 || isFirst;
  return omitsOne === 'always';
}
