import type { FontFamily, FontReport } from '../../../shared/contract/settings-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { defaultLayout, type Layout } from '../../../shared/periodical/layout.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { bundledFaces } from '../fonts/font-catalog.ts';
import { isBundledFamily, resolveFonts } from '../fonts/resolve-fonts.ts';
import type { SystemFonts } from '../fonts/system-fonts.ts';
import { readableIssue } from '../issues/readable-issue.ts';

/**
 * The families to choose from, bundled ones first, others only where they have Chinese or Mongolian characters, and those the
 * layout of the issue names that this PC has not.
 * @throws UserError `issue-gone`
 */
export async function fontReport(
  { archive, systemFonts }: { archive: Archive; systemFonts: SystemFonts },
  { issueId }: { issueId: string | null },
): Promise<FontReport> {
  const installed = await systemFonts.list();
  const others = installed
    .filter(({ names, faces }) => !names.some(isBundledFamily) && faces.some(({ isForBulletin }) => isForBulletin))
    .map(({ names }): FontFamily => ({ family: names[0] ?? '', source: 'system', roles: [] }))
    .sort((a, b) => a.family.localeCompare(b.family, 'zh'));
  const { missing } = await resolveFonts(fontsOf(archive, issueId), systemFonts);
  return { families: [...bundledFamilies(), ...others], missing };
}

function fontsOf(archive: Archive, issueId: string | null): Layout['fonts'] {
  if (issueId === null) return defaultLayout.fonts;
  const row = findIssueById(archive.readable, issueId);
  if (!row) throw new UserError('issue-gone', {});
  return readableIssue(archive, row).layout.fonts;
}

function bundledFamilies(): FontFamily[] {
  const roles = Object.keys(defaultLayout.fonts) as (keyof Layout['fonts'])[];
  return [...new Set(bundledFaces.map((face) => face.family))].map((family) => ({
    family,
    source: 'bundled',
    roles: roles.filter((role) => defaultLayout.fonts[role] === family),
  }));
}
