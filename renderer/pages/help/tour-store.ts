import { create } from 'zustand';

/** Whether the first-start tour is shown. */
export const useTour = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export function startTour(): void {
  useTour.setState({ isOpen: true });
}
