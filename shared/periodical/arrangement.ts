import { z } from 'zod';
import { idSchema } from './id-schema.ts';

/** Sections in order with the ids of their articles in order. */
export const arrangementSchema = z.array(
  z.object({ id: idSchema, name: z.string().trim().min(1).max(60), articles: z.array(idSchema).max(500) }),
);
export type Arrangement = z.infer<typeof arrangementSchema>;
/** A step of arranging, whatever the order is when it is made. */
export type Rearrange = (now: Arrangement) => Arrangement;

/**
 * Steps of arranging an issue: drag, keyboard and drawer all make the next arrangement with these, and undo arranges the one
 * before. A step that changes nothing, or names what is not there, answers with the very arrangement it was given.
 */

/** Where an article goes: before another one of the section, or with null to its end. */
export interface ArticlePlace {
  sectionId: string;
  before: string | null;
}

/** The arrangement of an outline or a whole issue. */
export function arrangementOf(outline: {
  sections: readonly { id: string; name: string; articles: readonly { id: string }[] }[];
}): Arrangement {
  return outline.sections.map(({ id, name, articles }) => ({ id, name, articles: articles.map((article) => article.id) }));
}

/** Moves articles, in the order given, to one place; manuscripts that had none get it. */
export function placeArticles(arrangement: Arrangement, articleIds: readonly string[], place: ArticlePlace): Arrangement {
  const target = arrangement.find((section) => section.id === place.sectionId);
  if (!target || articleIds.length === 0) return arrangement;
  const before = firstStaying(target.articles, place.before, articleIds);
  return changed(
    arrangement,
    arrangement.map((section) => {
      const others = section.articles.filter((id) => !articleIds.includes(id));
      if (section.id !== place.sectionId) return { ...section, articles: others };
      const at = before === null ? others.length : others.indexOf(before);
      return { ...section, articles: [...others.slice(0, at), ...new Set(articleIds), ...others.slice(at)] };
    }),
  );
}

/** One step up or down, over the edge of the section into the next one: what the arrow keys do. */
export function stepArticle(arrangement: Arrangement, articleId: string, direction: 'up' | 'down'): Arrangement {
  const at = arrangement.findIndex((section) => section.articles.includes(articleId));
  const section = arrangement[at];
  if (!section) return arrangement;
  const index = section.articles.indexOf(articleId);
  if (direction === 'up' && index > 0) {
    return placeArticles(arrangement, [articleId], { sectionId: section.id, before: section.articles[index - 1] ?? null });
  }
  if (direction === 'down' && index < section.articles.length - 1) {
    return placeArticles(arrangement, [articleId], { sectionId: section.id, before: section.articles[index + 2] ?? null });
  }
  const neighbour = arrangement[direction === 'up' ? at - 1 : at + 1];
  if (!neighbour) return arrangement;
  const before = direction === 'up' ? null : (neighbour.articles[0] ?? null);
  return placeArticles(arrangement, [articleId], { sectionId: neighbour.id, before });
}

/** Takes articles out; they become manuscripts without a place. */
export function unplaceArticles(arrangement: Arrangement, articleIds: readonly string[]): Arrangement {
  return changed(
    arrangement,
    arrangement.map((section) => ({ ...section, articles: section.articles.filter((id) => !articleIds.includes(id)) })),
  );
}

/** `before`: the section it will stand before, or null for the end. */
export function moveSection(arrangement: Arrangement, sectionId: string, before: string | null): Arrangement {
  const moved = arrangement.find((section) => section.id === sectionId);
  if (!moved || before === sectionId) return arrangement;
  const others = arrangement.filter((section) => section.id !== sectionId);
  const at = before === null ? others.length : others.findIndex((section) => section.id === before);
  return at === -1 ? arrangement : changed(arrangement, [...others.slice(0, at), moved, ...others.slice(at)]);
}

/** One step up or down. */
export function stepSection(arrangement: Arrangement, sectionId: string, direction: 'up' | 'down'): Arrangement {
  const at = arrangement.findIndex((section) => section.id === sectionId);
  if (at === -1 || (direction === 'up' && at === 0)) return arrangement;
  return moveSection(arrangement, sectionId, arrangement[direction === 'up' ? at - 1 : at + 2]?.id ?? null);
}

/** A new, empty section before another one, or with null at the end. `id` is new. */
export function addSection(arrangement: Arrangement, section: { id: string; name: string }, before: string | null): Arrangement {
  const name = section.name.trim();
  if (name === '' || arrangement.some(({ id }) => id === section.id)) return arrangement;
  return moveSection([...arrangement, { id: section.id, name, articles: [] }], section.id, before);
}

export function renameSection(arrangement: Arrangement, sectionId: string, name: string): Arrangement {
  const trimmed = name.trim();
  if (trimmed === '') return arrangement;
  return changed(
    arrangement,
    arrangement.map((section) => (section.id === sectionId ? { ...section, name: trimmed } : section)),
  );
}

/** Its articles become manuscripts without a place. */
export function removeSection(arrangement: Arrangement, sectionId: string): Arrangement {
  return changed(
    arrangement,
    arrangement.filter((section) => section.id !== sectionId),
  );
}

export function isSameArrangement(a: Arrangement, b: Arrangement): boolean {
  return (
    a.length === b.length &&
    a.every((section, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        section.id === other.id &&
        section.name === other.name &&
        section.articles.length === other.articles.length &&
        section.articles.every((id, place) => id === other.articles[place])
      );
    })
  );
}

/** The article at `before`, or where that one moves itself the next one that stays. */
function firstStaying(articles: readonly string[], before: string | null, moving: readonly string[]): string | null {
  const at = before === null ? -1 : articles.indexOf(before);
  return at === -1 ? null : (articles.slice(at).find((id) => !moving.includes(id)) ?? null);
}

function changed(before: Arrangement, after: Arrangement): Arrangement {
  return isSameArrangement(before, after) ? before : after;
}
