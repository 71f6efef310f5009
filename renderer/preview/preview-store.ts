import { create } from 'zustand';
import type { PreviewPage } from './preview-page.ts';

/** The pages the preview draws. What other parts of the window read of them is in `usePages`. */
export interface Preview {
  issueId: string | null;
  pages: readonly PreviewPage[];
}

export const usePreview = create<Preview>(() => ({ issueId: null, pages: [] }));
