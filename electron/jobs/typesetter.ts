import path from 'node:path';
import { UserError } from '../../shared/contract/errors.ts';
import { createEngine } from '../backend/typeset/engine.ts';
import { readBundledFonts } from '../backend/typeset/font-catalog.ts';
import { coverageOf } from '../backend/typeset/missing-glyphs.ts';
import type { TypesetReply, TypesetRequest } from '../backend/typeset/start-typesetter.ts';
import { type TypesetState, typesetIssue } from '../backend/typeset/typeset-issue.ts';

/** The typesetter's process: started with the resources folder, answers requests one after the other, warm in between. */
const resources = process.argv[2] ?? '';
const images = new Map<string, Uint8Array>();
const state = createState();

async function createState(): Promise<TypesetState> {
  const fonts = readBundledFonts(path.join(resources, 'fonts')).map((font) => font.bytes);
  const engine = await createEngine({ templateFolder: path.join(resources, 'template'), fonts });
  return { engine, covered: coverageOf(fonts), segmentLines: new Map() };
}

async function answer(request: TypesetRequest): Promise<TypesetReply> {
  try {
    for (const [id, bytes] of request.assets) images.set(id, bytes);
    const { complete, only } = request;
    const readImage = (id: string): Uint8Array => images.get(id) ?? new Uint8Array();
    const typeset = typesetIssue(await state, { complete, readImage, only });
    return { id: request.id, kind: 'done', memoryMb: process.memoryUsage.rss() / 2 ** 20, ...typeset };
  } catch (error) {
    if (error instanceof UserError) return { id: request.id, kind: 'refused', code: error.code, details: error.details };
    return { id: request.id, kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// A start that fails is told with the first answer, not as an unhandled rejection.
state.catch(() => undefined);
process.on('message', async (request: TypesetRequest) => {
  process.send?.(await answer(request));
});
process.on('disconnect', () => process.exit(0));
