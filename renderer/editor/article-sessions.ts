import { client, useConnection } from '../api/connection.ts';
import { onArchiveChanged } from '../api/use-archive-events.ts';
import { ArticleSession } from './article-session.ts';
import { useEditing } from './editing-store.ts';
import { keepSaved } from './keep-saved.ts';

interface Held {
  session: ArticleSession;
  end(): void;
}

/** Open articles, and closed ones whose text is not yet in the archive: they come back with it when they are opened again. */
const held = new Map<string, Held>();
let active: ArticleSession | null = null;

/** Opens an article and makes it the one on the screen. */
export function openArticle(articleId: string): ArticleSession {
  const { session } = held.get(articleId) ?? hold(articleId);
  active = session;
  publish(session);
  return session;
}

/** Takes an article from the screen. It is held until its text is in the archive. */
export function closeArticle(session: ArticleSession): void {
  if (active === session) {
    active = null;
    publish(session);
  }
  void session.flush('关闭时保存').then(
    () => letGo(session),
    // It stays and tries again.
    () => undefined,
  );
}

function hold(articleId: string): Held {
  const session = new ArticleSession(client, articleId);
  session.onLive = () => publish(session);
  const ends = [
    keepSaved(session),
    onArchiveChanged((event) => {
      const isOurs = event.topic === 'articles' && (event.articleId === null || event.articleId === articleId);
      if (isOurs) void session.compareWithArchive();
    }),
    // What happened while the backend did not answer was not told.
    useConnection.subscribe(({ state }, before) => {
      if (state === 'open' && before.state === 'lost') void session.compareWithArchive();
    }),
    session.view.subscribe(({ save }) => {
      publishSave(session);
      if (save.kind === 'saved' && active !== session && !session.hasUnsaved) letGo(session);
    }),
    () => session.end(),
  ];
  const entry = {
    session,
    end: () => {
      for (const end of ends) end();
    },
  };
  held.set(articleId, entry);
  void session.open();
  return entry;
}

function letGo(session: ArticleSession): void {
  const entry = held.get(session.articleId);
  if (entry?.session !== session || active === session || session.hasUnsaved) return;
  held.delete(session.articleId);
  entry.end();
}

function publish(session: ArticleSession): void {
  if (active === session) useEditing.setState(({ change }) => ({ live: session.live, change: change + 1 }));
  else if (active === null) useEditing.setState(({ change }) => ({ live: null, change: change + 1, cursorBlock: null }));
  publishSave(session);
}

/** Also of an article that was closed with unsaved text, as long as no other is open. */
function publishSave(session: ArticleSession): void {
  if (active !== session && active !== null) return;
  const { save } = session.view.getState();
  useEditing.setState({ save: active === session || session.hasUnsaved ? save : { kind: 'idle' } });
}
