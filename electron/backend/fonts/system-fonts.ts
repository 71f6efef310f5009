import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type FontFace, readFontFaces } from './read-font-faces.ts';

/** A family of this PC with its faces. */
export interface SystemFamily {
  /** In every language, the one to show first. */
  names: string[];
  faces: FontFace[];
}

export interface SystemFonts {
  /** Looks into the folders anew; files that have not changed are not read again. */
  list(): Promise<SystemFamily[]>;
  /** A family by any of its names; looks into the folders only where they were not looked into before. */
  find(family: string): Promise<SystemFamily | undefined>;
}

const limitBytes = 40 * 2 ** 20;
const deepest = 6;

/** The fonts in some folders and the folders below them. A folder that does not exist has none. */
export function createSystemFonts(folders: readonly string[]): SystemFonts {
  const known = new Map<string, FontFace[]>();
  let listed: Promise<SystemFamily[]> | undefined;

  const facesOf = async (file: string): Promise<FontFace[]> => {
    const status = await stat(file).catch(() => null);
    if (!status?.isFile() || status.size > limitBytes) return [];
    const key = `${file}\n${status.size}\n${status.mtimeMs}`;
    const faces = known.get(key) ?? (await readFontFaces(file));
    known.set(key, faces);
    return faces;
  };

  const list = async (): Promise<SystemFamily[]> => {
    const faces: FontFace[] = [];
    for (const folder of folders) {
      for (const file of await fontFiles(folder, deepest)) faces.push(...(await facesOf(file)));
    }
    return familiesOf(faces);
  };

  return {
    list() {
      listed = list();
      return listed;
    },
    async find(family) {
      listed ??= list();
      const wanted = family.trim().toLowerCase();
      return (await listed).find(({ names }) => names.some((name) => name.toLowerCase() === wanted));
    },
  };
}

async function fontFiles(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && depth > 0) files.push(...(await fontFiles(file, depth - 1)));
    else if (/\.(ttf|otf|ttc|otc)$/i.test(entry.name)) files.push(file);
  }
  return files;
}

/** Faces that share a name are one family; the first file that has a weight gives it. */
function familiesOf(faces: readonly FontFace[]): SystemFamily[] {
  const families: SystemFamily[] = [];
  const byName = new Map<string, SystemFamily>();
  for (const face of faces) {
    const names = face.families.map((name) => name.toLowerCase());
    const found = names.map((name) => byName.get(name)).find((family) => family !== undefined);
    const family = found ?? { names: [], faces: [] };
    if (!found) families.push(family);
    family.names = [...new Set([...family.names, ...face.families])];
    if (!family.faces.some((other) => other.weight === face.weight)) family.faces.push(face);
    for (const name of names) byName.set(name, family);
  }
  return families;
}
