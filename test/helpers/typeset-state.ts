import path from 'node:path';
import { readBundledFonts } from '../../electron/backend/fonts/font-catalog.ts';
import { createEngine } from '../../electron/backend/typeset/engine.ts';
import { emptySettledCache } from '../../electron/backend/typeset/level-columns.ts';
import { coverageOf } from '../../electron/backend/typeset/missing-glyphs.ts';
import type { TypesetState } from '../../electron/backend/typeset/typeset-issue.ts';

const resources = path.resolve(import.meta.dirname, '../../resources');

/** A typesetter in the test's own process, with the real template and fonts. */
export async function createTypesetState(): Promise<TypesetState> {
  const fonts = readBundledFonts(path.join(resources, 'fonts')).map((font) => font.bytes);
  const engine = await createEngine({ templateFolder: path.join(resources, 'template'), fonts });
  return { engine, covered: coverageOf(fonts), settled: emptySettledCache() };
}
