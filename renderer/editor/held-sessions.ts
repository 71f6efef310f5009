import type { StoreApi } from 'zustand/vanilla';
import { client, useConnection } from '../api/connection.ts';
import { onArchiveChanged } from '../api/use-archive-events.ts';
import { ArticleSession } from './article-session.ts';
import { type SaveState, useEditing } from './editing-store.ts';
import { flushEdits } from './flush-edits.ts';
import { keepSaved, type Saving } from './keep-saved.ts';
import { OpeningSession, openingPrefix } from './opening-session.ts';
import { createUnsavedCopies } from './unsaved-copies.ts';

interface Session extends Saving {
  readonly view: StoreApi<{ save: SaveState } & object>;
  open(): Promise<void>;
  compareWithArchive(): Promise<void>;
  end(): void;
}

interface Held {
  session: Session;
  /** Stops listening for the session. */
  end(): void;
}

const copies = createUnsavedCopies(sessionStorage);

/** What is open, and what was closed with text that is not yet in the archive: it comes back with it when it is opened again. */
const held = new Map<string, Held>();
let active: Session | null = null;

/** Opens an article and makes it what is on the screen. */
export function openArticle(articleId: string): ArticleSession {
  return show(articleSession(articleId));
}

function articleSession(articleId: string): ArticleSession {
  const known = held.get(articleId)?.session;
  if (known instanceof ArticleSession) return known;
  const session = new ArticleSession(client, articleId, copies);
  session.onLive = () => publish(session);
  hold(
    articleId,
    session,
    onArchiveChanged((event) => {
      const isOurs = event.topic === 'articles' && (event.articleId === null || event.articleId === articleId);
      if (isOurs) void session.compareWithArchive();
    }),
  );
  return session;
}

/** Opens the opening of an issue and makes it what is on the screen. */
export function openOpening(issueId: string): OpeningSession {
  return show(openingSession(issueId));
}

function openingSession(issueId: string): OpeningSession {
  const key = openingPrefix + issueId;
  const known = held.get(key)?.session;
  if (known instanceof OpeningSession) return known;
  const session = new OpeningSession(client, issueId, copies);
  hold(
    key,
    session,
    onArchiveChanged(({ topic }) => {
      if (topic === 'issues') void session.compareWithArchive();
    }),
  );
  return session;
}

/** Brings into the archive what a window in this tab had not saved when it died. */
export function saveWhatWasLeft(): void {
  for (const id of copies.ids()) {
    if (id.startsWith(openingPrefix)) openingSession(id.slice(openingPrefix.length));
    else articleSession(id);
  }
}

/** Saves what is on the screen: the open text, as a version by hand, or where none is open what else waits. @throws what was refused */
export async function saveNow(): Promise<void> {
  await (active ? active.flush('手动保存') : flushEdits());
}

/** Takes a text from the screen. It is held until it is in the archive. */
export function closeSession(session: Session): void {
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

function show<Shown extends Session>(session: Shown): Shown {
  active = session;
  publish(session);
  return session;
}

function hold(key: string, session: Session, endListening: () => void): void {
  const ends = [
    endListening,
    keepSaved(session),
    // What happened while the backend did not answer was not told.
    useConnection.subscribe(({ state }, before) => {
      if (state === 'open' && before.state === 'lost') void session.compareWithArchive();
    }),
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

function letGo(session: Session): void {
  if (active === session || session.hasUnsaved) return;
  for (const [key, entry] of held) {
    if (entry.session !== session) continue;
    held.delete(key);
    entry.end();
  }
}

function publish(session: Session): void {
  const live = active instanceof ArticleSession ? active.live : null;
  if (active === session || active === null) {
    useEditing.setState(({ change }) => ({ live, change: change + 1, ...(active ? {} : { cursorBlock: null }) }));
  }
  publishSave(session);
}

/** Also of a text that was closed unsaved, as long as no other is open. */
function publishSave(session: Session): void {
  if (active !== session && active !== null) return;
  const { save } = session.view.getState();
  useEditing.setState({ save: active === session || session.hasUnsaved ? save : { kind: 'idle' } });
}
