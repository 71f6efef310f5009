import type { Finding } from '../../../shared/contract/finding.ts';
import type { Issue } from '../../../shared/periodical/issue.ts';
import { strokeOrderProblems } from '../../../shared/periodical/stroke-order.ts';
import { sha256 } from '../archive/sha256.ts';

/** Names of lists 按姓氏笔画 that stand out of order, or whose place cannot be told. */
export function strokeOrderFindings({ id, masthead }: Pick<Issue, 'id' | 'masthead'>): (Finding & { key: string })[] {
  const roles = [...masthead.committee, ...masthead.editors].filter(({ byStroke }) => byStroke);
  return roles.flatMap(({ role, names }) =>
    strokeOrderProblems(names).map((problem) => {
      const { name } = problem;
      const message =
        problem.kind === 'unknown'
          ? `笔画表里没有“${problem.characters.join('、')}”，${role}名单中“${name}”的位置请人工核对。`
          : `${role}名单没有按姓氏笔画排列：“${name}”应当${problem.after === null ? '排在最前' : `排在“${problem.after}”之后`}。`;
      const key = `stroke-order/${id}/${sha256([role, name, ...names].join('\n')).slice(0, 16)}`;
      return {
        kind: 'stroke-order',
        severity: 'warning',
        message,
        target: { kind: 'issue', part: 'masthead', words: name },
        key,
      };
    }),
  );
}
