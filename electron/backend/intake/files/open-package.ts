import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UserError } from '../../../../shared/errors.ts';

/** The files of a ZIP, none of them inflated before it is asked for. */
export interface Package {
  /** As they stand in the package, in its order; folders are left out. */
  names: readonly string[];
  has(name: string): boolean;
  /** The file of that name in whatever case; undefined where there is none. @throws UserError `package-damaged`, `package-refused` */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** Design §9 R1. */
export const packageLimits = { entries: 5_000, entryBytes: 64 * 2 ** 20, totalBytes: 256 * 2 ** 20 } as const;

/**
 * Opens a ZIP (DOCX, ODT) whose names, sizes and number of entries are what they should be. `file`: what messages call it.
 * @throws UserError `package-damaged`, `package-refused`, `file-locked`
 */
export async function openPackage(bytes: Uint8Array, file: string): Promise<Package> {
  const refused = (what: string): UserError => new UserError('package-refused', { file, what });
  const damaged = (error: unknown, what = '压缩包不完整'): UserError =>
    error instanceof UserError ? error : new UserError('package-damaged', { file, what }, { cause: error });
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      strictFileNames: false,
      validateEntrySizes: true,
    });
    if (zip.entryCount > packageLimits.entries) throw refused(`里面有 ${zip.entryCount} 个文件`);
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (entries.size >= packageLimits.entries) throw refused(`里面的文件超过 ${packageLimits.entries} 个`);
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw new UserError('file-locked', { file });
      if (/\p{Cc}/u.test(name) || isSymbolicLink(entry)) throw refused('文件名不正常');
      if (entry.uncompressedSize > packageLimits.entryBytes) throw refused('解开后太大');
      total += entry.uncompressedSize;
      if (total > packageLimits.totalBytes) throw refused('解开后太大');
      if (name.endsWith('/')) continue;
      const key = keyOf(name);
      if (entries.has(key)) throw refused('同一个文件存了两份');
      entries.set(key, entry);
    }
  } catch (error) {
    throw damaged(error);
  }
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    has: (name) => entries.has(keyOf(name)),
    async read(name) {
      const entry = entries.get(keyOf(name));
      if (!entry) return undefined;
      try {
        const content = await inflate(zip, entry);
        if (crc32(content) !== entry.crc32) throw new Error('wrong checksum');
        return content;
      } catch (error) {
        throw damaged(error, `“${name}”读不出来`);
      }
    },
  };
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Some programs write backslashes, a slash in front or another case than they name the part by. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function isSymbolicLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >>> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}
