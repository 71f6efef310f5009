import { create } from 'zustand';

interface Reading {
  /** Numbers of the pages in sight where an issue is read; physical, from 1. */
  inSight: readonly number[];
  /** A page to turn to; a new object each time, so that the same page can be asked for again. */
  wanted: { page: number } | null;
  /** The pages fill the screen. */
  isFullScreen: boolean;
}

/** Ties what stands beside the pages, as contents, to where the reader is. */
export const useReading = create<Reading>(() => ({ inSight: [], wanted: null, isFullScreen: false }));

export function turnTo(page: number): void {
  useReading.setState({ wanted: { page } });
}

export function openFullScreen(): void {
  useReading.setState({ isFullScreen: true });
}

export function closeFullScreen(): void {
  useReading.setState({ isFullScreen: false });
}
