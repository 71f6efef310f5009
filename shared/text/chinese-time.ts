/**
 * When something was, as one says it: 今天 10:31, 昨天 10:31, 3月26日 10:31, 2025年3月26日 10:31; by the clock of this PC.
 * `time`: ISO 8601.
 */
export function chineseTime(time: string, now: Date): string {
  const date = new Date(time);
  const clock = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  return `${chineseDay(date, now)} ${clock}`;
}

function chineseDay(date: Date, now: Date): string {
  if (isSameDay(date, now)) return '今天';
  if (isSameDay(date, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return '昨天';
  const year = date.getFullYear() === now.getFullYear() ? '' : `${date.getFullYear()}年`;
  return `${year}${date.getMonth() + 1}月${date.getDate()}日`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
