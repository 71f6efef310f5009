import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Parts that replace what docx wrote, or change it, by path. */
export type Overrides = Readonly<Record<string, string | ((written: string) => string)>>;

/**
 * Packs again what docx packed, so that the same issue gives the same bytes at any time and on any PC: fixed times, fixed
 * order, ids that count from one in each document instead of on through the process.
 * @param stamp time of creation and change as ISO 8601 in UTC
 */
export function packDeterministically(packed: Uint8Array, stamp: string, overrides: Overrides): Uint8Array {
  const parts = unzipSync(packed);
  for (const [path, override] of Object.entries(overrides)) {
    if (typeof override === 'function') rewrite(parts, path, override);
    else parts[path] = strToU8(override);
  }
  rewrite(parts, 'docProps/core.xml', (text) =>
    text.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => tag + stamp),
  );
  rewrite(parts, 'word/document.xml', (text) => renumberDrawings(renumberBookmarks(text)));
  for (const path of Object.keys(parts).filter((name) => /^word\/(header|footer)\d+\.xml$/.test(name))) {
    rewrite(parts, path, renumberDrawings);
  }
  for (const path of Object.keys(parts).filter((name) => name.endsWith('.rels'))) renameLinks(parts, path);
  const zipped: Zippable = {};
  for (const path of Object.keys(parts).sort(byPackageOrder)) {
    const isPicture = path.startsWith('word/media/');
    zipped[path] = [parts[path] ?? new Uint8Array(), { level: isPicture ? 0 : 6, mtime: zipEpoch(), os: 0 }];
  }
  return zipSync(zipped);
}

function rewrite(parts: Record<string, Uint8Array>, path: string, change: (text: string) => string): void {
  const part = parts[path];
  if (part) parts[path] = strToU8(change(strFromU8(part)));
}

function renumberBookmarks(document: string): string {
  const numbers = new Map<string, number>();
  return document.replaceAll(/<w:bookmark(Start|End) [^>]*>/g, (tag) =>
    tag.replace(/w:id="([^"]*)"/, (_, id: string) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      return `w:id="${numbers.get(id)}"`;
    }),
  );
}

function renumberDrawings(part: string): string {
  let count = 0;
  return part.replaceAll(/<(wp:docPr|pic:cNvPr) [^>]*>/g, (tag, name: string) => {
    if (name === 'wp:docPr') count += 1;
    return tag.replace(/(?<= )id="[^"]*"/, `id="${count}"`);
  });
}

/** docx gives links random relationship ids. */
function renameLinks(parts: Record<string, Uint8Array>, relationships: string): void {
  const names = new Map<string, string>();
  rewrite(parts, relationships, (text) =>
    text.replaceAll(/Id="(rId[^"]*[^"\d][^"]*)"/g, (_, id: string) => {
      names.set(id, `rIdLink${names.size + 1}`);
      return `Id="${names.get(id)}"`;
    }),
  );
  const part = relationships.replace('_rels/', '').replace(/\.rels$/, '');
  if (names.size > 0)
    rewrite(parts, part, (text) =>
      text.replaceAll(/r:id="([^"]*)"/g, (whole, id: string) => (names.has(id) ? `r:id="${names.get(id)}"` : whole)),
    );
}

/** [Content_Types].xml first, as readers expect. */
function byPackageOrder(a: string, b: string): number {
  const rank = (path: string): string => (path === '[Content_Types].xml' ? '' : path);
  return rank(a) < rank(b) ? -1 : 1;
}

/** The earliest time a zip can hold. fflate reads it in local time, so it is made in local time. */
function zipEpoch(): Date {
  return new Date(1980, 0, 1);
}
