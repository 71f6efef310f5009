/** One measured line. `budget` is an upper limit in the same unit; lines without one are for comparison. */
export type Report = (line: {
  what: string;
  figure: number;
  budget?: number;
  unit: 'ms' | 'MB' | 'times' | 'lines';
  note?: string;
}) => void;

/** The value below which a share of the figures lies. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
