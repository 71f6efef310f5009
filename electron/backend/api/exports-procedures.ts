import { openExported, readExported } from '../export/exported-paths.ts';
import { preflight } from '../export/preflight.ts';
import { printPages } from '../export/print-pages.ts';
import { runExport } from '../export/run-export.ts';
import { procedures } from './procedures.ts';

export const exportsProcedures = {
  preflight: procedures.exports.preflight.handler(({ context, input, signal }) => preflight(context, input, signal)),
  run: procedures.exports.run.handler(({ context, input, signal }) => runExport(context, input, signal)),
  read: procedures.exports.read.handler(({ context, input }) => readExported(context, input)),
  openFolder: procedures.exports.openFolder.handler(({ context, input }) => openExported(context, input)),
  print: procedures.exports.print.handler(({ context, input, signal }) => printPages(context, input, signal)),
};
