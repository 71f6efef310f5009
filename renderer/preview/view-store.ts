import { create } from 'zustand';
import type { Workspace } from '../../shared/contract/settings-contract.ts';

export type PageView = Workspace['pages'];
export type Zoom = Workspace['zoom'];
export type View = Pick<Workspace, 'pages' | 'zoom'>;
export type ViewerMode = 'edit' | 'read';

/** How the pages are looked at, beside the editor and for reading. */
export const useView = create<Record<ViewerMode, View>>(() => ({
  edit: { pages: 'single', zoom: { kind: 'width' } },
  read: { pages: innerWidth < 900 ? 'single' : 'spread', zoom: { kind: 'page' } },
}));

export function setView(mode: ViewerMode, change: Partial<View>): void {
  useView.setState((views) => ({ ...views, [mode]: { ...views[mode], ...change } }));
}
