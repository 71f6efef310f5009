import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { Workspace } from '../../shared/contract/settings-contract.ts';
import { api } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { usePanes } from '../pages/arrange/panes-store.ts';
import { useView } from '../preview/view-store.ts';

/** After the last change, as of a width that is being dragged. */
const pauseMs = 400;

/** Takes over how the editor at this window left 编排, and keeps what is changed of it. @returns whether that has come to pass */
export function useKeptWorkspace(): boolean {
  const { data: preferences, isPending } = useQuery(api.settings.readPreferences.queryOptions());
  const [isTakenOver, setTakenOver] = useState(false);
  const author = preferences?.author ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken over once from each editor, not with every word of another window
  useLayoutEffect(() => {
    if (isPending) return;
    if (preferences?.workspace) takeOver(preferences.workspace);
    setTakenOver(true);
  }, [isPending, author]);
  useEffect(() => (isTakenOver ? keepChanges() : undefined), [isTakenOver]);
  return isTakenOver;
}

function takeOver({ treePx, previewShare, isPreviewShown, pages, zoom }: Workspace): void {
  usePanes.setState({ treePx, previewShare, isPreviewShown });
  useView.setState({ edit: { pages, zoom } });
}

function workspaceNow(): Workspace {
  const { treePx, previewShare, isPreviewShown } = usePanes.getState();
  return { treePx, previewShare, isPreviewShown, ...useView.getState().edit };
}

function keepChanges(): () => void {
  let kept = JSON.stringify(workspaceNow());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const workspace = workspaceNow();
    const now = JSON.stringify(workspace);
    if (now === kept) return;
    kept = now;
    // Without a connection it lasts as long as the window.
    client.settings.writePreferences({ workspace }).catch(() => undefined);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, pauseMs);
  };
  const ends = [usePanes.subscribe(wait), useView.subscribe(wait)];
  window.addEventListener('pagehide', keep);
  return () => {
    for (const end of ends) end();
    window.removeEventListener('pagehide', keep);
    keep();
  };
}
