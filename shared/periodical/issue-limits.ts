import { documentExcess, type Excess } from '../document/document-limits.ts';
import type { IssueInformation, Opening } from './issue.ts';
import type { Layout } from './layout.ts';

/** Characters of one field of an issue, and entries of one list. */
export const fieldLimits = { characters: 2_000, entries: 500 } as const;

interface Limited {
  /** The opening where it comes in with the issue. */
  issue: IssueInformation & { opening?: Opening | null };
  layout: Layout;
}

/** The first limit that what an issue says of itself breaks; null where all are kept. */
export function issueExcess({ issue, layout }: Limited): Excess | null {
  const { opening, ...fields } = issue;
  const openingFields = opening && { title: opening.title, attribution: opening.attribution };
  return fieldExcess([fields, openingFields, layout]) ?? (opening ? documentExcess(opening.document) : null);
}

function fieldExcess(value: unknown): Excess | null {
  if (typeof value === 'string' && value.length > fieldLimits.characters) {
    return { what: `有一栏长 ${value.length} 字`, limit: `${fieldLimits.characters} 字` };
  }
  if (typeof value !== 'object' || value === null) return null;
  const values = Object.values(value);
  if (values.length > fieldLimits.entries) {
    return { what: `有一栏有 ${values.length} 项`, limit: `${fieldLimits.entries} 项` };
  }
  for (const one of values) {
    const excess = fieldExcess(one);
    if (excess) return excess;
  }
  return null;
}
