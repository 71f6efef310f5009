import { procedures } from '../procedures.ts';

export const manuscriptsProcedures = {
  list: procedures.manuscripts.list.handler(() => notYet()),
  place: procedures.manuscripts.place.handler(() => notYet()),
  unplace: procedures.manuscripts.unplace.handler(() => notYet()),
  trash: procedures.manuscripts.trash.handler(() => notYet()),
  restore: procedures.manuscripts.restore.handler(() => notYet()),
  purge: procedures.manuscripts.purge.handler(() => notYet()),
  importFile: procedures.manuscripts.importFile.handler(() => notYet()),
};

function notYet(): never {
  throw new Error('not yet');
}
