import type { DirectoryEntry } from '../../../shared/contract/settings-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { loadHeadKeys } from '../archive/list-keys.ts';
import { selectSignedRevisions } from '../archive/manuscript-queries.ts';
import { readSetting } from './read-setting.ts';
import { changeSetting } from './write-setting.ts';

/**
 * 人员与单位: kept entries in their order, then those that only sign articles, the busiest first. Articles in the recycle bin do
 * not count, nor do those of the sample issue, whose people and units are invented.
 */
export function listDirectory(archive: Archive): (DirectoryEntry & { articles: number; kept: boolean })[] {
  const kept = readDirectory(archive);
  const signed = countSignatures(archive);
  const keys = new Set(kept.map(keyOf));
  const others = [...signed.values()].filter((entry) => !keys.has(keyOf(entry))).sort((a, b) => b.articles - a.articles);
  return [
    ...kept.map((entry) => ({ ...entry, articles: signed.get(keyOf(entry))?.articles ?? 0, kept: true })),
    ...others.map((entry) => ({ ...entry, note: '', kept: false })),
  ];
}

/** The kept entries in their order. */
export function readDirectory(archive: Archive): DirectoryEntry[] {
  return readSetting(archive, 'directory');
}

/** Replaces the kept entries; of those with the same kind and name the last one stays. @throws UserError those of `writeTransaction` */
export function writeDirectory(archive: Archive, entries: readonly DirectoryEntry[], by: { author: string; time: Date }): void {
  const after = [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
  changeSetting(archive, 'directory', after, by);
}

type Signature = Pick<DirectoryEntry, 'kind' | 'name'> & { articles: number };

function countSignatures(archive: Archive): Map<string, Signature> {
  const signed = new Map<string, Signature>();
  const heads = loadHeadKeys(archive);
  for (const revision of selectSignedRevisions(archive.readable)) {
    const bylines = heads.get(revision)?.bylines ?? [];
    for (const [id, { kind, name }] of new Map(bylines.map((byline) => [keyOf(byline), byline]))) {
      signed.set(id, { kind, name, articles: (signed.get(id)?.articles ?? 0) + 1 });
    }
  }
  return signed;
}

function keyOf({ kind, name }: Pick<DirectoryEntry, 'kind' | 'name'>): string {
  return `${kind}\n${name}`;
}
