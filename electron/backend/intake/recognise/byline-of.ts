import type { Byline } from '../../../../shared/periodical/article.ts';
import { guessBylineKind } from '../../../../shared/periodical/person-or-unit.ts';
import { clean } from './clean.ts';

/** A name as it signs an article. */
export function bylineOf(name: string): Byline {
  const cleaned = clean(name);
  return { kind: guessBylineKind(cleaned), name: cleaned };
}
