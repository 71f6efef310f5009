import { create } from 'zustand';

/** Side by side as in the open issue, one below the other, or all of them small. */
export type PageView = 'spread' | 'single' | 'grid';

/** `scale`: 1 shows a page as large as the paper. */
export type Zoom = { kind: 'width' } | { kind: 'page' } | { kind: 'fixed'; scale: number };

export interface View {
  pages: PageView;
  zoom: Zoom;
}

export type ViewerMode = 'edit' | 'read';

/** How the pages are looked at, beside the editor and for reading; kept while the window lives. */
export const useView = create<Record<ViewerMode, View>>(() => ({
  edit: { pages: 'spread', zoom: { kind: 'width' } },
  read: { pages: 'spread', zoom: { kind: 'page' } },
}));

export function setView(mode: ViewerMode, change: Partial<View>): void {
  useView.setState((views) => ({ ...views, [mode]: { ...views[mode], ...change } }));
}
