import { create } from 'zustand';

interface Worklist {
  /** Stands under the editor in 编排. */
  isOpen: boolean;
  /** Key of the finding that was gone to last. */
  current: string | null;
}

export const useWorklist = create<Worklist>(() => ({ isOpen: false, current: null }));
