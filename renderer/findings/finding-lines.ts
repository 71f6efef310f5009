import type { Finding } from '../../shared/contract/finding.ts';
import { type DoubtKind, doubtKinds } from '../../shared/periodical/doubt-kinds.ts';

/** One line of a list of findings: a finding by itself, or those of one kind of a worklist together. */
export interface FindingLine {
  key: string;
  severity: Finding['severity'];
  message: string;
  /** What the line leads to first. */
  first: Finding;
}

/** Errors first; of a worklist one line for each kind. Two sentences that are alike are two lines: each has its own place. */
export function findingLines(findings: readonly Finding[]): FindingLine[] {
  const groups = Map.groupBy(findings.entries(), ([index, { kind, task }]) => (task ? kind : `${kind} ${index}`));
  const lines = [...groups].flatMap(([key, [entry, ...others]]): FindingLine[] => {
    if (!entry) return [];
    const [, first] = entry;
    const message =
      others.length === 0 ? first.message : `${doubtKinds[first.kind as DoubtKind]}：${others.length + 1} 处，请逐处核对。`;
    return [{ key, severity: first.severity, message, first }];
  });
  return lines.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
