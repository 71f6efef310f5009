import path from 'node:path';
import { createEngine } from '../backend/typeset/engine.ts';
import { readBundledFonts } from '../backend/typeset/font-catalog.ts';
import { coverageOf } from '../backend/typeset/missing-glyphs.ts';
import type { TypesetAnswer, TypesetRequest } from '../backend/typeset/start-typesetter.ts';
import { type TypesetState, typesetIssue } from '../backend/typeset/typeset-issue.ts';
import { answerRequests } from './answer-requests.ts';

/** The typesetter's process: started with the resources folder, answers requests one after the other, warm in between. */
const resources = process.argv[2] ?? '';
const images = new Map<string, Uint8Array>();
const state = createState();
// A start that fails is told with the first answer, not as an unhandled rejection.
state.catch(() => undefined);

answerRequests(async ({ complete, only, assets }: TypesetRequest): Promise<TypesetAnswer> => {
  for (const [id, bytes] of assets) images.set(id, bytes);
  const readImage = (id: string): Uint8Array => images.get(id) ?? new Uint8Array();
  const typeset = typesetIssue(await state, { complete, readImage, only });
  return { ...typeset, memoryMb: process.memoryUsage.rss() / 2 ** 20 };
});

async function createState(): Promise<TypesetState> {
  const fonts = readBundledFonts(path.join(resources, 'fonts')).map((font) => font.bytes);
  const engine = await createEngine({ templateFolder: path.join(resources, 'template'), fonts });
  return { engine, covered: coverageOf(fonts), segmentLines: new Map(), lastPad: 0 };
}
