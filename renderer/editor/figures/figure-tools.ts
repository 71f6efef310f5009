import { create } from 'zustand';

/** What of a picture has a field of its own in its tools. */
export type FigureField = 'alt' | 'width';

/** The field of the selected picture that is open: from its tools or from its menu. */
export const useFigureTools = create<{ open: FigureField | null }>(() => ({ open: null }));

export function openFigureField(open: FigureField | null): void {
  useFigureTools.setState({ open });
}
