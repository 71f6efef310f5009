import { procedures } from '../procedures.ts';

export const exportsProcedures = {
  preflight: procedures.exports.preflight.handler(() => notYet()),
  // biome-ignore lint/correctness/useYield: stands in until the export comes
  run: procedures.exports.run.handler(async function* () {
    notYet();
  }),
  read: procedures.exports.read.handler(() => notYet()),
  openFolder: procedures.exports.openFolder.handler(() => notYet()),
  print: procedures.exports.print.handler(() => notYet()),
};

function notYet(): never {
  throw new Error('not yet');
}
