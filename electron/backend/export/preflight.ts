import type { PreflightItem } from '../../../shared/contract/exports-contract.ts';
import { resolveFonts } from '../fonts/resolve-fonts.ts';
import { loadAsset } from '../issues/load-asset.ts';
import { loadCompleteIssue } from '../issues/load-complete-issue.ts';
import type { Services } from '../services.ts';
import { articleItems } from './preflight/article-items.ts';
import { fieldItems } from './preflight/field-items.ts';
import { layoutItems } from './preflight/layout-items.ts';
import { pageItems } from './preflight/page-items.ts';

/**
 * What should be looked at before an issue goes out: errors first, each group in the order of the pages. The issue is typeset for
 * it.
 * @throws UserError `issue-gone`, `typeset-failed`, `cancelled`, `archive-damaged`
 */
export async function preflight(
  { archive, typesetter, systemFonts }: Services,
  { issueId }: { issueId: string },
  signal: AbortSignal | undefined,
): Promise<PreflightItem[]> {
  const complete = loadCompleteIssue(archive, { issueId });
  const { missing } = await resolveFonts(complete.layout.fonts, systemFonts);
  const { map } = await typesetter.typeset(complete, { loadAsset: (id) => loadAsset(archive, id).bytes, signal });
  const items = [
    ...fieldItems(complete),
    ...articleItems(complete),
    ...layoutItems(complete, missing),
    ...pageItems(complete, map),
  ];
  return [...items.filter(({ severity }) => severity === 'error'), ...items.filter(({ severity }) => severity === 'warning')];
}
