import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import type { Issue } from '../../shared/periodical/issue.ts';
import type { Layout } from '../../shared/periodical/layout.ts';
import type { DirectBackend } from './direct-calls.ts';
import { inventedIssue } from './invented-issue.ts';
import { testImages } from './test-images.ts';

/** The invented issue in an archive, with other numbers where they are given; ids that are taken are new. */
export function storedIssue(backend: DirectBackend, changes: Partial<Issue> = {}, layout: Partial<Layout> = {}): CompleteIssue {
  const invented = inventedIssue(layout);
  const complete = { ...invented, issue: { ...invented.issue, ...changes } };
  const assetBytes = new Map(testImages.map(({ asset, bytes }) => [asset.id, bytes]));
  return backend.storeCompleteIssue({ complete, assetBytes, reason: '导入', report: null }).complete;
}
