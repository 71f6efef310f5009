import type { Arrangement } from '../../../../shared/periodical/arrangement.ts';
import { moveSection, placeArticles } from '../../../../shared/periodical/arrangement.ts';
import type { Dragged, DropPlan } from '../../../arranging/drop-plan.ts';
import type { TreeRow } from './tree-rows.ts';

/** Null where it cannot be let go, or nothing would change. `isLower`: the pointer is in the lower half of the row. */
export function planDrop(arrangement: Arrangement, dragged: Dragged, over: TreeRow, isLower: boolean): DropPlan | null {
  const plan =
    dragged.kind === 'article'
      ? planArticle(arrangement, dragged.id, over, isLower)
      : planSection(arrangement, dragged.id, over, isLower);
  return plan && plan.rearrange(arrangement) !== arrangement ? plan : null;
}

function planArticle(arrangement: Arrangement, id: string, over: TreeRow, isLower: boolean): DropPlan | null {
  const edge = isLower ? 'bottom' : 'top';
  const into = (sectionId: string, before: string | null, line: DropPlan['line']): DropPlan => ({
    rearrange: (now) => placeArticles(now, [id], { sectionId, before }),
    into: nameOf(arrangement, sectionId),
    line,
  });
  switch (over.kind) {
    case 'part':
      return null;
    case 'article': {
      const articles = arrangement.find((section) => section.id === over.sectionId)?.articles ?? [];
      const before = isLower ? (articles[articles.indexOf(over.id) + 1] ?? null) : over.id;
      return into(over.sectionId, before, { rowKey: over.key, edge });
    }
    case 'section': {
      // One line high, an empty section takes in whatever is let go on it.
      if (over.articleIds.length === 0) return into(over.id, null, { rowKey: over.key, edge: 'bottom' });
      const above = arrangement[arrangement.findIndex((section) => section.id === over.id) - 1];
      if (!isLower && above) return into(above.id, null, { rowKey: over.key, edge });
      const before = over.isOpen ? (over.articleIds[0] ?? null) : null;
      return into(over.id, before, { rowKey: over.key, edge: 'bottom' });
    }
  }
}

/** Between sections: over the upper half of one before it, over the lower half after it. */
function planSection(arrangement: Arrangement, id: string, over: TreeRow, isLower: boolean): DropPlan | null {
  if (over.kind === 'part') return null;
  const sectionId = over.kind === 'section' ? over.id : over.sectionId;
  const at = arrangement.findIndex((section) => section.id === sectionId);
  const section = arrangement[at];
  if (!section) return null;
  const isBefore = over.kind === 'section' ? !isLower || (over.isOpen && over.articleIds.length > 0) : isUpperHalf(section, over);
  if (isBefore) {
    const line = { rowKey: `section/${sectionId}`, edge: 'top' as const };
    return { rearrange: (now) => moveSection(now, id, sectionId), into: section.name, line };
  }
  const last = section.articles.at(-1);
  const isClosed = over.kind === 'section' && !over.isOpen;
  const rowKey = isClosed || last === undefined ? `section/${sectionId}` : `article/${last}`;
  const next = arrangement[at + 1]?.id ?? null;
  return {
    rearrange: (now) => moveSection(now, id, next),
    into: section.name,
    line: { rowKey, edge: 'bottom' },
  };
}

function isUpperHalf(section: Arrangement[number], over: TreeRow): boolean {
  return over.kind === 'article' && section.articles.indexOf(over.id) < (section.articles.length - 1) / 2;
}

function nameOf(arrangement: Arrangement, sectionId: string): string {
  return arrangement.find((section) => section.id === sectionId)?.name ?? '';
}
