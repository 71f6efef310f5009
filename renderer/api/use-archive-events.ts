import { ORPCError } from '@orpc/client';
import { useEffect } from 'react';
import { type ArchiveTopic, archiveTopics } from '../../shared/contract/procedure.ts';
import type { menuCommands, ProgramEvent } from '../../shared/contract/program-contract.ts';
import { api, queryClient } from './api.ts';
import { client, useConnection } from './connection.ts';
import { refusalCode } from './error-message.ts';
import { takeUpSave } from './take-up-save.ts';
import { isUsedLast } from './used-last.ts';

const retryMs = 500;
/** The backend gives a sign every 10 s. */
const silenceMs = 25_000;

/** What is asked for again when a topic changed. */
const keysOf: Record<ArchiveTopic, () => readonly unknown[][]> = {
  issues: () => [api.issues.key(), api.manuscripts.key(), api.exports.key(), api.findings.key(), api.activity.key()],
  articles: () => [
    api.issues.key(),
    api.manuscripts.key(),
    api.articles.key(),
    api.exports.key(),
    api.findings.key(),
    api.settings.listDirectory.key(),
    api.activity.key(),
  ],
  findings: () => [api.findings.key(), api.exports.key(), api.activity.key()],
  directory: () => [api.settings.listDirectory.key(), api.activity.key()],
  activity: () => [api.activity.key()],
  // Steps are those of whoever sits at this window.
  preferences: () => [api.settings.readPreferences.key(), api.activity.steps.key()],
  program: () => [api.program.facts.key()],
};

type Command = (typeof menuCommands)[number];
/** Ends the wait before the backend is asked again. */
let askAgain = (): void => undefined;

if (import.meta.hot) {
  // Of `npm run dev` alone.
  import.meta.hot.on('backend-started', () => askAgain());
  import.meta.hot.on('template-changed', () => receive({ kind: 'archive-changed', topic: 'issues', articleId: null }));
}

const commandListeners = new Set<(command: Command) => void>();
const changeListeners = new Set<(event: Extract<ProgramEvent, { kind: 'archive-changed' }>) => void>();

/** Listens to the backend as long as the window lives: refreshes what changed, notices a lost connection, passes menu commands on. */
export function useArchiveEvents(): void {
  useEffect(() => {
    const ended = new AbortController();
    void listenToProgram(ended.signal);
    return () => ended.abort();
  }, []);
}

/** Calls back when a menu item of the desktop program is chosen. */
export function useMenuCommand(listener: (command: Command) => void): void {
  useEffect(() => {
    commandListeners.add(listener);
    return () => void commandListeners.delete(listener);
  }, [listener]);
}

/** Calls back when the archive changed, in this window or another; returns what ends it. */
export function onArchiveChanged(listener: (event: Extract<ProgramEvent, { kind: 'archive-changed' }>) => void): () => void {
  changeListeners.add(listener);
  return () => void changeListeners.delete(listener);
}

/** Until `ended`, over one stream after the other: never two at a time. */
export async function listenToProgram(ended: AbortSignal): Promise<void> {
  let wasLost = false;
  while (!ended.aborted) {
    let isShutOut = false;
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), silenceMs);
    try {
      for await (const event of await client.program.events(undefined, { signal: AbortSignal.any([ended, silence.signal]) })) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), silenceMs);
        if (useConnection.getState().state === 'lost') useConnection.setState({ state: 'open', isShutOut: false });
        if (wasLost) catchUp();
        wasLost = false;
        receive(event);
      }
    } catch (error) {
      // Whatever broke the stream, asking again is all that helps; who is shut out needs a new code besides.
      isShutOut = error instanceof ORPCError && error.status === 401;
      // The program was started anew and found no archive: the window shows what can be done.
      if (refusalCode(error) === 'archive-lost') void queryClient.invalidateQueries({ queryKey: api.recovery.key() });
    }
    clearTimeout(timer);
    if (ended.aborted) return;
    wasLost = true;
    useConnection.setState({ state: 'lost', isShutOut });
    await new Promise<void>((resolve) => {
      askAgain = resolve;
      setTimeout(resolve, retryMs);
    });
  }
}

/** What happened while there was no connection was not told. */
function catchUp(): void {
  void queryClient.invalidateQueries();
  for (const topic of archiveTopics) {
    for (const listener of changeListeners) listener({ kind: 'archive-changed', topic, articleId: null });
  }
}

function receive(event: ProgramEvent): void {
  switch (event.kind) {
    case 'alive':
      return;
    case 'command':
      if (isUsedLast()) for (const listener of commandListeners) listener(event.command);
      return;
    case 'archive-changed':
      if (event.saved) takeUpSave(event.saved);
      else for (const queryKey of keysOf[event.topic]()) void queryClient.invalidateQueries({ queryKey });
      for (const listener of changeListeners) listener(event);
  }
}
