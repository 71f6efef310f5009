import type { Finding } from '../../../shared/contract/finding.ts';
import { loadAsset } from '../assets/load-asset.ts';
import { resolveFonts } from '../fonts/resolve-fonts.ts';
import { damageOf } from '../issues/damage-of.ts';
import { loadCompleteIssue } from '../issues/load-complete-issue.ts';
import type { ExportServices } from './export-services.ts';
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
  { archive, reader, typesetter, systemFonts }: Pick<ExportServices, 'archive' | 'reader' | 'typesetter' | 'systemFonts'>,
  { issueId }: { issueId: string },
  signal: AbortSignal | undefined,
): Promise<Finding[]> {
  const complete = loadCompleteIssue(archive, { issueId });
  const { missing } = await resolveFonts(complete.layout.fonts, systemFonts);
  const { map } = await typesetter.typeset(complete, { loadAsset: (id) => loadAsset(archive, id).bytes, signal });
  const findings = await reader.read('listFindings', { issueId }, signal);
  const items = [
    ...damageOf(archive, issueId),
    ...fieldItems(complete),
    ...findings.filter(({ task }) => task.ticked === null),
    ...articleItems(complete),
    ...layoutItems(complete, missing),
    ...pageItems(complete, map),
  ];
  return [...items.filter(({ severity }) => severity === 'error'), ...items.filter(({ severity }) => severity === 'warning')];
}
