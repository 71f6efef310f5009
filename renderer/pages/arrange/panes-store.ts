import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How 编排 is divided; kept on this PC. */
interface Panes {
  treePx: number;
  /** Share of the width, 0 to 1. */
  preview: number;
  isPreviewShown: boolean;
}

export const usePanes = create<Panes>()(
  persist((): Panes => ({ treePx: 272, preview: 0.4, isPreviewShown: true }), { name: 'arrange-panes' }),
);
