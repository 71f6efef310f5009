import type { UnsavedCopy } from './unsaved-copies.ts';

/**
 * Copies of what is typed and not yet in the archive that outlive their tab: kept for all tabs of this address, each under the tab it
 * was typed in and the archive it belongs to. A tab holds a lock as long as it lives; whose lock is free has left its copies to the others.
 */
export interface LeftCopies {
  put(id: string, copy: UnsavedCopy): void;
  remove(id: string): void;
  /**
   * Offers what other tabs left, now or when they end, of this archive. What `take` answers with true is no longer kept here.
   * Resolves when what is free now was offered.
   */
  adopt(archive: string, take: (id: string, copy: UnsavedCopy) => boolean): Promise<void>;
}

const prefix = 'left ';

export function createLeftCopies(storage: Storage, locks: LockManager): LeftCopies {
  const tab = crypto.randomUUID();
  let archive: string | undefined;
  void locks.request(lockOf(tab), () => new Promise(() => undefined));

  const adoptFrom = (other: string, take: (id: string, copy: UnsavedCopy) => boolean): void => {
    for (const [key, place] of placesIn(storage)) {
      if (place.tab !== other || place.archive !== archive) continue;
      const copy = JSON.parse(storage.getItem(key) ?? 'null') as UnsavedCopy | null;
      if (copy === null || take(place.id, copy)) storage.removeItem(key);
    }
  };

  return {
    put(id, copy) {
      if (archive === undefined) return;
      try {
        storage.setItem(keyOf({ tab, archive, id }), JSON.stringify(copy));
      } catch {
        // More than the browser keeps: the tab has its own copy.
        storage.removeItem(keyOf({ tab, archive, id }));
      }
    },
    remove(id) {
      if (archive !== undefined) storage.removeItem(keyOf({ tab, archive, id }));
    },
    async adopt(ownArchive, take) {
      archive = ownArchive;
      const others = new Set([...placesIn(storage).values()].map((place) => place.tab));
      others.delete(tab);
      const free = [...others].map(async (other) => {
        const isFree = await locks.request(lockOf(other), { ifAvailable: true }, (lock) => {
          if (lock) adoptFrom(other, take);
          return lock !== null;
        });
        if (!isFree) void locks.request(lockOf(other), () => adoptFrom(other, take));
      });
      await Promise.all(free);
    },
  };
}

interface Place {
  tab: string;
  archive: string;
  id: string;
}

function keyOf({ tab, archive, id }: Place): string {
  return prefix + JSON.stringify([tab, archive, id]);
}

function placesIn(storage: Storage): Map<string, Place> {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return new Map(
    keys
      .filter((key) => key.startsWith(prefix))
      .map((key) => {
        const [tab = '', archive = '', id = ''] = JSON.parse(key.slice(prefix.length)) as string[];
        return [key, { tab, archive, id }];
      }),
  );
}

function lockOf(tab: string): string {
  return `bulletin-tab ${tab}`;
}
