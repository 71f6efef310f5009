import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { checkDocument } from '../../../shared/document/check.ts';
import type { BlockNode } from '../../../shared/document/types.ts';
import { articleSchema, sectionSchema } from '../../../shared/periodical/article.ts';
import { type Asset, type CompleteIssue, completeIssueSchema } from '../../../shared/periodical/complete-issue.ts';
import { issueSchema } from '../../../shared/periodical/issue.ts';
import { layoutSchema } from '../../../shared/periodical/layout.ts';
import { sha256 } from '../archive/sha256.ts';

/** `issue.json`: sections name the article files in `articles/`; layout settings left out take their defaults. */
const issueFileSchema = z.object({
  issue: issueSchema,
  layout: layoutSchema,
  sections: z.array(sectionSchema.extend({ articles: z.array(z.string()) })),
});

/** In an article file a figure names its picture, `file:pictures/x.png`, because a hash is no name to write by hand. */
const pictureName = /^file:(pictures\/[a-z0-9-]+\.png)$/;

/**
 * The sample issue of `folder` (resources/sample), every document checked. `assets` holds the bytes of each picture by
 * asset id.
 * @throws UserError `document-invalid` where a document does not follow the schema; anything else is a bug of the files.
 */
export function loadSampleIssue(folder: string): { complete: CompleteIssue; assets: Map<string, Uint8Array> } {
  const file = issueFileSchema.parse(readJson(folder, 'issue.json'));
  const pictures = new Map<string, { asset: Asset; bytes: Uint8Array }>();
  const pictureOf = (name: string): string => {
    const picture = pictures.get(name) ?? readPng(path.join(folder, name));
    pictures.set(name, picture);
    return picture.asset.id;
  };
  const sections = file.sections.map((section) => ({
    ...section,
    articles: section.articles.map((name) => {
      const article = articleSchema.parse(readJson(folder, 'articles', name));
      return { ...article, document: checkDocument(withAssets(article.document, pictureOf)).document };
    }),
  }));
  const { opening } = file.issue;
  const issue = { ...file.issue, opening: opening && { ...opening, document: checkDocument(opening.document).document } };
  const complete = completeIssueSchema.parse({
    issue,
    layout: file.layout,
    sections,
    assets: [...pictures.values()].map(({ asset }) => asset),
  });
  return { complete, assets: new Map([...pictures.values()].map(({ asset, bytes }) => [asset.id, bytes])) };
}

function readJson(...names: string[]): unknown {
  return JSON.parse(readFileSync(path.join(...names), 'utf8'));
}

function withAssets(document: { content: BlockNode[] }, pictureOf: (name: string) => string): unknown {
  const content = document.content.map((block) => {
    const name = block.type === 'figure' ? pictureName.exec(block.attrs.asset)?.[1] : undefined;
    return block.type === 'figure' && name ? { ...block, attrs: { ...block.attrs, asset: pictureOf(name) } } : block;
  });
  return { ...document, content };
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function readPng(file: string): { asset: Asset; bytes: Uint8Array } {
  const bytes = readFileSync(file);
  if (!pngStart.every((byte, index) => bytes[index] === byte)) throw new Error(`${path.basename(file)} is no PNG file`);
  const asset: Asset = {
    id: sha256(bytes),
    mime: 'image/png',
    widthPx: bytes.readUInt32BE(16),
    heightPx: bytes.readUInt32BE(20),
  };
  return { asset, bytes };
}
