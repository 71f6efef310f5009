import { Parser } from 'htmlparser2';
import type { SourceText } from '../source-text.ts';
import { decodeHtml } from './decode-html.ts';
import { HtmlReader } from './html-reader.ts';
import { isMht, readMht } from './read-mht.ts';

/**
 * Reads a web page as word processors save it, alone or in one file with its pictures (MHT). `file`: what messages call it.
 * @throws UserError `package-refused`
 */
export function readWordHtml(bytes: Uint8Array, file: string): SourceText {
  const archive = isMht(bytes) ? readMht(bytes) : null;
  const parts = archive?.parts ?? new Map<string, Uint8Array>();
  const reader = new HtmlReader(file, (source) => partAt(parts, source));
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.openElement(name, attributes),
      onclosetag: () => reader.closeElement(),
      ontext: (text) => reader.text(text),
      // `<![if …]>` is a comment without dashes.
      oncomment: (data) => reader.condition(data),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(archive ? decodeHtml(archive.html, archive.charset) : decodeHtml(bytes));
  return reader.finish();
}

/** Of the parts of the same file, by its whole place, or by the end of it: the names of folders are written in several ways. */
function partAt(parts: ReadonlyMap<string, Uint8Array>, source: string): Uint8Array | undefined {
  if (parts.size === 0 || source === '') return undefined;
  const end = `/${source.replace(/\\/g, '/').replace(/^(?:\.\/)+/, '')}`;
  const name = end.slice(end.lastIndexOf('/'));
  const places = [...parts].map(([place, bytes]) => ({ place: place.replace(/\\/g, '/'), bytes }));
  const found = places.find(({ place }) => place.endsWith(end)) ?? places.find(({ place }) => place.endsWith(name));
  return parts.get(source) ?? found?.bytes;
}
