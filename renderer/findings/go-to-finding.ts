import type { Finding, FindingTarget } from '../../shared/contract/finding.ts';
import { jumpTo } from '../editing/editing-store.ts';
import { addresses, go } from '../navigation/navigation.ts';
import { useWorklist } from './worklist-store.ts';

type Shown = Pick<Finding, 'target' | 'task'>;

/** Goes to where a finding is mended. */
export function goToFinding(issueId: string, finding: Shown): void {
  showFinding(finding);
  go(findingAddress(issueId, finding));
}

/** Of what stands in a worklist: has the worklist opened and the passage marked, once its address is gone to. */
export function showFinding({ target, task }: Shown): void {
  if (!task) return;
  useWorklist.setState({ isOpen: true, current: task.key });
  if (target.kind !== 'article') return;
  const anchor = target.passage?.anchor ?? null;
  jumpTo(target.articleId, anchor?.block ?? -1, anchor);
}

/** Where a finding is mended; what stands in a worklist beside that. */
export function findingAddress(issueId: string, { target, task }: Shown): string {
  return task && target.kind === 'issue' ? partAddress(issueId, target.part) : targetAddress(issueId, target);
}

type IssuePart = Extract<FindingTarget, { kind: 'issue' }>['part'];

/** Where the worklist stays in sight. */
function partAddress(issueId: string, part: IssuePart): string {
  switch (part) {
    case 'cover':
    case 'imprint':
      return addresses.arrange(issueId, 'cover');
    case 'masthead':
    case 'distribution':
      return addresses.arrange(issueId, 'masthead');
    case 'sections':
      return addresses.arrange(issueId, 'contents');
    default:
      return targetAddress(issueId, { kind: 'issue', part });
  }
}

function targetAddress(issueId: string, target: FindingTarget): string {
  if (target.kind === 'article') return addresses.arrange(issueId, { articleId: target.articleId });
  switch (target.part) {
    case 'cover':
    case 'imprint':
      return addresses.settings('periodical');
    case 'opening':
      return addresses.arrange(issueId, 'opening');
    case 'masthead':
      return addresses.settings('masthead');
    case 'distribution':
      return addresses.settings('distribution');
    case 'layout':
      return addresses.settings('layout');
    case 'contents':
      return addresses.arrange(issueId, 'contents');
    case 'sections':
      return addresses.arrange(issueId);
  }
}
