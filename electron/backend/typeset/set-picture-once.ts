import { documentOf } from '../../../shared/document/build.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Asset, CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import type { Typesetter } from './start-typesetter.ts';

/** Proves that a picture can stand on a page, by setting one. `name`: for the message. @throws UserError `picture-damaged`, `cancelled` */
export async function setPictureOnce(
  typesetter: Typesetter,
  { asset, bytes, name }: { asset: Asset; bytes: Uint8Array; name: string },
  signal?: AbortSignal,
): Promise<void> {
  try {
    await typesetter.typeset(issueWith(asset), { loadAsset: () => bytes, only: { articleId: 'picture' }, signal });
  } catch (error) {
    if (!(error instanceof UserError) || !['typeset-failed', 'typeset-lost', 'article-unset'].includes(error.code)) throw error;
    throw new UserError('picture-damaged', { file: name }, { cause: error });
  }
}

/** An issue with nothing but the picture. */
function issueWith(asset: Asset): CompleteIssue {
  const figure = { type: 'figure', attrs: { asset: asset.id, alt: '', span: 'column' } } as const;
  const article = { id: 'picture', kind: 'article', kicker: '', titleLines: [''], subtitle: '', bylines: [] } as const;
  return {
    issue: { ...emptyIssue, opening: null },
    layout: defaultLayout,
    sections: [
      {
        id: 'picture',
        name: '',
        articles: [{ ...article, titleLines: [''], bylines: [], contentsTitle: null, document: documentOf(figure) }],
      },
    ],
    assets: [asset],
  };
}
