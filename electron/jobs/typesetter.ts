import path from 'node:path';
import { readChosenFace } from '../backend/fonts/read-chosen-face.ts';
import type { ChosenFace } from '../backend/fonts/resolve-fonts.ts';
import { createEngine } from '../backend/typeset/engine.ts';
import { readBundledFonts } from '../backend/typeset/font-catalog.ts';
import { coverageOf } from '../backend/typeset/missing-glyphs.ts';
import type { TypesetAnswer, TypesetRequest } from '../backend/typeset/start-typesetter.ts';
import { type TypesetState, typesetIssue } from '../backend/typeset/typeset-issue.ts';
import { answerRequests } from './answer-requests.ts';

/** The typesetter's process: started with the resources folder, answers requests one after the other, warm in between. Its fonts are those of the first request. */
const resources = process.argv[2] ?? '';
const images = new Map<string, Uint8Array>();
let state: Promise<TypesetState> | undefined;

answerRequests(async ({ complete, only, assets, faces }: TypesetRequest): Promise<TypesetAnswer> => {
  state ??= createState(faces);
  for (const [id, bytes] of assets) images.set(id, bytes);
  const readImage = (id: string): Uint8Array => images.get(id) ?? new Uint8Array();
  const typeset = typesetIssue(await state, { complete, readImage, only });
  return { ...typeset, memoryMb: process.memoryUsage.rss() / 2 ** 20 };
});

async function createState(faces: readonly ChosenFace[]): Promise<TypesetState> {
  const bundled = readBundledFonts(path.join(resources, 'fonts')).map((font) => font.bytes);
  const chosenFonts = faces.map((face) => ({ family: face.family, bytes: readChosenFace(face) }));
  const engine = await createEngine({ templateFolder: path.join(resources, 'template'), fonts: bundled, chosenFonts });
  const fonts = [...bundled, ...chosenFonts.map(({ bytes }) => bytes)];
  return { engine, covered: coverageOf(fonts), segmentLines: new Map(), lastPad: 0 };
}
