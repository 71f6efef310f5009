import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../files/file-name.ts';
import { folderError } from '../files/folder-error.ts';
import { makeFolder } from '../files/make-folder.ts';

/** A folder that is there or is to be made; or a new one of a name of its own, which a number follows where the name is taken. */
export type ExportFolder = string | { parent: string; name: string };

export interface ClaimedFolder {
  folder: string;
  /** Removes what was made for it, as far as nothing else is in it by now. */
  unmake: () => void;
}

/** @throws UserError `folder-unwritable`, `disk-full`, `disk-failed`, `name-too-long` */
export function claimFolder(wanted: ExportFolder): ClaimedFolder {
  const folder = typeof wanted === 'string' ? wanted : path.join(wanted.parent, wanted.name);
  try {
    if (typeof wanted === 'string') return { folder, unmake: unmake(folder, makeFolder(folder)) };
    const made = makeFolder(wanted.parent);
    const free = makeFree(wanted);
    return { folder: free, unmake: unmake(free, made ?? free) };
  } catch (error) {
    throw folderError(error, folder);
  }
}

/** Two exports of one minute each make their own: only one of them can make a folder. */
function makeFree({ parent, name }: { parent: string; name: string }): string {
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? name : `${name} ${copy}`;
    const taken = new Set(readdirSync(parent).map(fold));
    if (taken.has(fold(candidate))) continue;
    try {
      mkdirSync(path.join(parent, candidate));
      return path.join(parent, candidate);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function unmake(folder: string, first: string | undefined): () => void {
  return () => {
    if (first === undefined) return;
    try {
      for (let at = folder; at.length >= first.length; at = path.dirname(at)) rmdirSync(at);
    } catch {
      // Something else is in it by now.
    }
  };
}
