import type { Issue } from './issue.ts';

/** Issues a year by frequency. A longer name stands before one it ends with. */
const frequencies: readonly [name: string, perYear: number][] = [
  ['半月刊', 24],
  ['双月刊', 6],
  ['月刊', 12],
  ['季刊', 4],
  ['半年刊', 2],
  ['年刊', 1],
  ['旬刊', 36],
  ['双周刊', 26],
  ['周刊', 52],
];

/**
 * Year, numbers and date of the issue after this one, counted on by its frequency. Where the frequency is not known, the
 * number goes on within the year and the date is left open.
 */
export function nextIssue(
  last: Pick<Issue, 'year' | 'number' | 'total' | 'publishedOn' | 'frequency'>,
): Pick<Issue, 'year' | 'number' | 'total' | 'publishedOn'> {
  const perYear = frequencies.find(([name]) => last.frequency.includes(name))?.[1];
  const isLastOfYear = perYear !== undefined && last.number >= perYear;
  return {
    year: isLastOfYear ? last.year + 1 : last.year,
    number: isLastOfYear ? 1 : last.number + 1,
    total: last.total + 1,
    publishedOn: perYear === undefined ? '' : laterDate(last.publishedOn, perYear),
  };
}

/** One period later on the same day of the month, or its last one; half a month and less are counted in days. */
function laterDate(date: string, perYear: number): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return '';
  const [year, month, day] = [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])];
  if (perYear === 24) {
    return day <= 15 ? isoDate(year, month, day + 15) : isoDate(year, month + 1, day - 15);
  }
  if (perYear === 36) {
    return day <= 20 ? isoDate(year, month, day + 10) : isoDate(year, month + 1, day - 20);
  }
  if (perYear > 12) return new Date(Date.UTC(year, month, day + Math.round(364 / perYear))).toISOString().slice(0, 10);
  return isoDate(year, month + 12 / perYear, day);
}

/** `month` counts from 0 and may run over the year; a day the month has not becomes its last. */
function isoDate(year: number, month: number, day: number): string {
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
