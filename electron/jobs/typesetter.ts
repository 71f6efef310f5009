import path from 'node:path';
import type { Article } from '../../shared/periodical/article.ts';
import { readBundledFonts } from '../backend/fonts/font-catalog.ts';
import { readChosenFace } from '../backend/fonts/read-chosen-face.ts';
import type { ChosenFace } from '../backend/fonts/resolve-fonts.ts';
import { createEngine } from '../backend/typeset/engine.ts';
import { emptySettledCache } from '../backend/typeset/level-columns.ts';
import { coverageOf } from '../backend/typeset/missing-glyphs.ts';
import { type TypesetState, typesetIssue } from '../backend/typeset/typeset-issue.ts';
import type { StartRequest, TypesetAnswer, TypesetRequest } from '../backend/typeset/typesetter-process.ts';
import { answerRequests } from './answer-requests.ts';

/** The typesetter's process: started with the resources folder and told its fonts, answers requests one after the other, warm in between. */
const resources = process.argv[2] ?? '';
const pictures = new Map<string, Uint8Array>();
const known = new Map<string, Article>();
let state: TypesetState | undefined;

answerRequests(async (request: StartRequest | TypesetRequest): Promise<TypesetAnswer | null> => {
  if (request.kind === 'typeset') return typeset(request);
  state = await createState(request.faces);
  return null;
});

function typeset({ issue, sections, articles, pictures: fresh, only }: TypesetRequest): TypesetAnswer {
  if (!state) throw new Error('the typesetter was not started');
  if (state.engine.takeUpTemplate()) state.settled = emptySettledCache();
  for (const [id, bytes] of fresh) pictures.set(id, bytes);
  for (const article of articles) known.set(article.id, article);
  const complete = {
    ...issue,
    sections: sections.map((section) => ({ ...section, articles: section.articles.map(knownArticle) })),
  };
  const readImage = (id: string): Uint8Array => pictures.get(id) ?? new Uint8Array();
  return { ...typesetIssue(state, { complete, readImage, only }), memoryMb: process.memoryUsage.rss() / 2 ** 20 };
}

function knownArticle(id: string): Article {
  const article = known.get(id);
  if (!article) throw new Error(`article ${id} was not sent`);
  return article;
}

async function createState(faces: readonly ChosenFace[]): Promise<TypesetState> {
  const bundled = readBundledFonts(path.join(resources, 'fonts')).map((font) => font.bytes);
  const chosenFonts = faces.map((face) => ({ family: face.family, bytes: readChosenFace(face) }));
  const engine = await createEngine({ templateFolder: path.join(resources, 'template'), fonts: bundled, chosenFonts });
  const fonts = [...bundled, ...chosenFonts.map(({ bytes }) => bytes)];
  return { engine, covered: coverageOf(fonts), settled: emptySettledCache() };
}
