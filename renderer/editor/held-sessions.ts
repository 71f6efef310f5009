import type { Article } from '../../shared/periodical/article.ts';
import { client } from '../api/connection.ts';
import { onArchiveChanged } from '../api/use-archive-events.ts';
import { windowId } from '../api/window-editor.ts';
import { useEditing } from '../editing/editing-store.ts';
import { flushEdits } from '../editing/flush-edits.ts';
import { keepSaved } from '../editing/keep-saved.ts';
import { ArticleSession } from './article-session.ts';
import { createLeftCopies } from './left-copies.ts';
import { createUnsavedCopies } from './unsaved-copies.ts';

interface Held {
  session: ArticleSession;
  /** Stops listening for the session. */
  end(): void;
}

const left = createLeftCopies(localStorage, navigator.locks);
const copies = createUnsavedCopies(sessionStorage, left);
/** Of the page that was loaded here before. They are kept for all tabs too, and are not to be brought back twice. */
const ownCopies = new Map(copies.ids().map((id) => [id, JSON.stringify(copies.get(id))]));

/** What is open, and what was closed with text that is not yet in the archive: it comes back with it when it is opened again. */
const held = new Map<string, Held>();
let active: ArticleSession | null = null;

/** Opens an article and makes it what is on the screen. */
export function openArticle(articleId: string): ArticleSession {
  return show(articleSession(articleId));
}

function articleSession(articleId: string): ArticleSession {
  const known = held.get(articleId)?.session;
  if (known) return known;
  const session = new ArticleSession(client, articleId, copies);
  session.onLive = () => publish(session);
  hold(
    articleId,
    session,
    onArchiveChanged((event) => {
      const isOurs = event.topic === 'articles' && (event.articleId === null || event.articleId === articleId);
      if (isOurs) void session.compareWithArchive(event.saved?.revision, event.by?.window === windowId);
    }),
  );
  return session;
}

/** Opens the opening of an issue, by its own id, and makes it what is on the screen. */
export function openOpening(articleId: string): ArticleSession {
  const session = articleSession(articleId);
  session.isOpening = true;
  return show(session);
}

/** Brings into the archive what a window in this tab, or another tab on this archive, had not saved when it ended. */
export async function saveWhatWasLeft(): Promise<void> {
  for (const id of copies.ids()) articleSession(id);
  const { archiveFolder } = await client.program.facts();
  await left.adopt(archiveFolder, (id, copy) => {
    if (ownCopies.get(id) === JSON.stringify(copy)) return true;
    const known = held.get(id)?.session;
    // What is typed here comes first; the copy waits for the next window.
    if (known?.hasUnsaved) return false;
    if (copies.get(id) === null) copies.put(id, copy);
    if (known) void known.open();
    else articleSession(id);
    return true;
  });
}

/** Texts of this window that are not yet in the archive, as they stand on the screen. */
export function unsavedArticles(): Article[] {
  return [...held.values()].flatMap(({ session: { hasUnsaved, live } }) => (hasUnsaved && live ? [live] : []));
}

/** Saves what is on the screen: the open text, as a version by hand, or where none is open what else waits. @throws what was refused */
export async function saveNow(): Promise<void> {
  await (active ? active.flush('手动保存') : flushEdits());
}

/** Takes a text from the screen. It is held until it is in the archive. */
export function closeSession(session: ArticleSession): void {
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

function show(session: ArticleSession): ArticleSession {
  active = session;
  publish(session);
  return session;
}

function hold(key: string, session: ArticleSession, endListening: () => void): void {
  const ends = [
    endListening,
    keepSaved(session),
    session.view.subscribe(({ save }) => {
      publishSave(session);
      if (save.kind === 'saved') letGo(session);
    }),
    () => session.end(),
  ];
  held.set(key, {
    session,
    end: () => {
      for (const end of ends) end();
    },
  });
  void session.open();
}

function letGo(session: ArticleSession): void {
  if (active === session || session.hasUnsaved) return;
  for (const [key, entry] of held) {
    if (entry.session !== session) continue;
    held.delete(key);
    entry.end();
  }
}

function publish(session: ArticleSession): void {
  const live = active?.live ?? null;
  if (active === session || active === null) {
    useEditing.setState(({ change }) => ({ live, change: change + 1, ...(active ? {} : { cursorBlock: null }) }));
  }
  publishSave(session);
}

/** Also of a text that was closed unsaved, as long as no other is open. */
function publishSave(session: ArticleSession): void {
  if (active !== session && active !== null) return;
  const { save } = session.view.getState();
  useEditing.setState({ save: active === session || session.hasUnsaved ? save : { kind: 'idle' } });
}
