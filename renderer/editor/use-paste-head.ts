import { useMemo, useState } from 'react';
import type { Article } from '../../shared/periodical/article.ts';
import type { ArticleSession } from './article-session.ts';
import type { PasteHead } from './paste/recognise-paste.ts';

/** What the title block shows of an article that came as `shown`, and how a pasted manuscript fills it. */
export function usePasteHead(session: ArticleSession, shown: Article | null): { head: PasteHead; titleBlock: Article | null } {
  const [filled, setFilled] = useState<{ on: Article | null; article: Article } | null>(null);
  const head = useMemo<PasteHead>(
    () => ({
      read() {
        const { titleLines, subtitle, bylines } = session.live ?? { titleLines: [''], subtitle: '', bylines: [] };
        return { titleLines, subtitle, bylines };
      },
      fill(next) {
        session.edit(next);
        if (session.live) setFilled({ on: shown, article: session.live });
      },
    }),
    [session, shown],
  );
  // What comes from the archive later is newer than what was filled in.
  return { head, titleBlock: filled && filled.on === shown ? filled.article : shown };
}
