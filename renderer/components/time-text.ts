/**
 * When something was done, as one says it: 「今天 10:31」, 「昨天 10:31」, 「3月26日 10:31」, 「2024年3月26日」. `time`: ISO 8601. `seconds`:
 * the time of day to the second, in every year.
 */
export function timeText(time: string, now: Date = new Date(), { seconds = false } = {}): string {
  const then = new Date(time);
  const clock = then.toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hour12: false,
  });
  const days = Math.round((dayOf(now) - dayOf(then)) / 86_400_000);
  if (days === 0) return `今天 ${clock}`;
  if (days === 1) return `昨天 ${clock}`;
  const date = `${then.getMonth() + 1}月${then.getDate()}日`;
  return then.getFullYear() === now.getFullYear()
    ? `${date} ${clock}`
    : `${then.getFullYear()}年${date}${seconds ? ` ${clock}` : ''}`;
}

function dayOf(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
