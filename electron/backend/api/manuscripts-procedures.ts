import { importArticleContents } from '../intake/import-contents.ts';
import { recogniseText } from '../intake/recognise-text.ts';
import { placeManuscripts } from '../manuscripts/place-manuscripts.ts';
import { purgeManuscripts } from '../manuscripts/purge-manuscripts.ts';
import { restoreManuscripts, trashManuscripts } from '../manuscripts/trash-manuscripts.ts';
import { unplaceManuscripts } from '../manuscripts/unplace-manuscripts.ts';
import { procedures } from './procedures.ts';

export const manuscriptsProcedures = {
  list: procedures.manuscripts.list.handler(({ context, input, signal }) =>
    context.reader.read('listManuscripts', input, signal),
  ),
  choices: procedures.manuscripts.choices.handler(({ context, input, signal }) =>
    context.reader.read('manuscriptChoices', input, signal),
  ),
  choose: procedures.manuscripts.choose.handler(({ context, input, signal }) =>
    context.reader.read('chooseManuscripts', input, signal),
  ),
  place: procedures.manuscripts.place.handler(({ context, input }) =>
    placeManuscripts(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  unplace: procedures.manuscripts.unplace.handler(({ context, input }) =>
    unplaceManuscripts(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  trash: procedures.manuscripts.trash.handler(({ context, input }) =>
    trashManuscripts(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  restore: procedures.manuscripts.restore.handler(({ context, input }) =>
    restoreManuscripts(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  purge: procedures.manuscripts.purge.handler(({ context, input }) =>
    purgeManuscripts(context.archive, { ...input, author: context.author() }, context.now()),
  ),
  recognise: procedures.manuscripts.recognise.handler(({ context, input, signal }) => recogniseText(context, input, signal)),
  importFile: procedures.manuscripts.importFile.handler(({ context, input, signal }) =>
    importArticleContents(
      { ...context, findDuplicates: (article) => context.reader.read('duplicateDoubts', article) },
      { ...input, signal },
    ),
  ),
};
