import { loadAsset } from '../issues/load-asset.ts';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import { issueWithUnsaved } from './issue-with-unsaved.ts';
import type { Typeset } from './typeset-issue.ts';

export const pagesProcedures = {
  issue: procedures.pages.issue.handler(async ({ context, input, signal }) => {
    const complete = issueWithUnsaved(context.archive, input);
    return pagesOf(await context.typesetter.typeset(complete, { loadAsset: assetBytes(context), signal }));
  }),
  article: procedures.pages.article.handler(async ({ context, input, signal }) => {
    const complete = issueWithUnsaved(context.archive, input);
    const { articleId: only, firstPage } = input;
    return pagesOf(await context.typesetter.typeset(complete, { loadAsset: assetBytes(context), only, firstPage, signal }));
  }),
};

function pagesOf({ pdf, map }: Typeset) {
  return { pdf: new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), map };
}

function assetBytes({ archive }: Services) {
  return (id: string): Uint8Array => loadAsset(archive, id).bytes;
}
