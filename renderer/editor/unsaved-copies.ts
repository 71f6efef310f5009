import type { LeftCopies } from './left-copies.ts';

/**
 * Copies of what is typed and not yet in the archive. They outlive a window that crashes or is loaded again, since the browser
 * keeps them for its tab, and go when the text is saved; beyond the tab's end `LeftCopies` keeps them.
 */
export interface UnsavedCopies {
  /** `base` names what the text was typed on top of. */
  put(id: string, copy: UnsavedCopy): void;
  get(id: string): UnsavedCopy | null;
  remove(id: string): void;
  /** Of which there are copies. */
  ids(): string[];
}

export interface UnsavedCopy {
  base: string | number;
  value: unknown;
}

const prefix = 'unsaved ';

/** @param left keeps them beyond the end of the tab too */
export function createUnsavedCopies(storage: Storage, left?: Pick<LeftCopies, 'put' | 'remove'>): UnsavedCopies {
  return {
    put(id, copy) {
      left?.put(id, copy);
      try {
        storage.setItem(prefix + id, JSON.stringify(copy));
      } catch {
        // More than the browser keeps (5 million characters): it is in the archive within a second all the same.
        storage.removeItem(prefix + id);
      }
    },
    get(id) {
      const text = storage.getItem(prefix + id);
      return text === null ? null : (JSON.parse(text) as UnsavedCopy);
    },
    remove(id) {
      storage.removeItem(prefix + id);
      left?.remove(id);
    },
    ids: () =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}
