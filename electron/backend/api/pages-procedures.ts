import { documentOf } from '../../../shared/document/build.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { loadAsset } from '../assets/load-asset.ts';
import { loadCompleteIssue } from '../issues/load-complete-issue.ts';
import { issueWithUnsaved } from '../typeset/issue-with-unsaved.ts';
import type { Typeset } from '../typeset/typeset-issue.ts';
import { procedures } from './procedures.ts';
import type { Services } from './services.ts';

export const pagesProcedures = {
  cover: procedures.pages.cover.handler(async ({ context, input, signal }) => {
    const complete = withoutTexts(loadCompleteIssue(context.archive, input));
    const { pdf } = await context.typesetter.typeset(complete, { loadAsset: assetBytes(context), only: 'cover', signal });
    return { pdf: pdfFile(pdf) };
  }),
  issue: procedures.pages.issue.handler(async ({ context, input, signal }) => {
    const complete = issueWithUnsaved(context.archive, input);
    return pagesOf(await context.typesetter.typeset(complete, { loadAsset: assetBytes(context), signal }));
  }),
  article: procedures.pages.article.handler(async ({ context, input, signal }) => {
    const complete = issueWithUnsaved(context.archive, input);
    const { articleId, firstPage } = input;
    const only = { articleId, firstPage };
    return pagesOf(await context.typesetter.typeset(complete, { loadAsset: assetBytes(context), only, signal }));
  }),
};

function pagesOf({ pdf, map }: Typeset) {
  return { pdf: pdfFile(pdf), map };
}

function pdfFile(pdf: Uint8Array): Blob {
  return new Blob([new Uint8Array(pdf)], { type: 'application/pdf' });
}

/** The cover names articles and shows nothing of them. */
function withoutTexts(complete: CompleteIssue): CompleteIssue {
  const sections = complete.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => ({ ...article, document: documentOf() })),
  }));
  return { ...complete, sections, assets: [] };
}

function assetBytes({ archive }: Services) {
  return (id: string): Uint8Array => loadAsset(archive, id).bytes;
}
