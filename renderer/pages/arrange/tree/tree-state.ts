import { create } from 'zustand';

/** What the tree remembers while the window lives. Ids are unique in the archive, so it need not know the issue. */
interface TreeState {
  /** Key of the row the focus is on. */
  focused: string;
  /** Id of the section whose name is being changed. */
  renaming: string | null;
  /** Ids of sections whose articles are not shown. */
  closed: ReadonlySet<string>;
  isDrawerOpen: boolean;
}

export const useTreeState = create<TreeState>(() => ({ focused: '', renaming: null, closed: new Set(), isDrawerOpen: false }));
