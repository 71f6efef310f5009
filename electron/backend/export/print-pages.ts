import { logOutput } from '../activity/log-output.ts';
import { loadAsset } from '../assets/load-asset.ts';
import { loadExportScope, scopeName } from './export-scope.ts';
import type { ExportServices } from './export-services.ts';
import { requestExporter } from './request-exporter.ts';

export interface PrintInput {
  issueId: string;
  articleId: string | null;
  /** Physical pages from 1, both inclusive; null: all. */
  pages: { from: number; to: number } | null;
}

/**
 * Hands the PDF of an issue or article, or some of its pages, over for printing.
 * @throws UserError as `loadExportScope`, `typeset-failed`, `pages-missing`, `export-failed`
 */
export async function printPages(services: ExportServices, input: PrintInput, signal: AbortSignal | undefined) {
  const { archive, typesetter, startJob, desktop } = services;
  const { complete, only } = loadExportScope(archive, input);
  const loadBytes = (id: string): Uint8Array => loadAsset(archive, id).bytes;
  const { pdf } = await typesetter.typeset(complete, { loadAsset: loadBytes, signal, only, isPatient: true });
  const name = scopeName({ complete, only });
  const { issueId, articleId } = input;
  const log = (): void => logOutput(services, { action: 'print', subject: name, files: [], issueId, articleId });
  if (!input.pages) {
    log();
    return desktop.print(pdf, `${name}.pdf`);
  }
  const { from, to } = input.pages;
  const part = await requestExporter(startJob, { kind: 'pages', pdf, from, to }, signal);
  log();
  return desktop.print(part, `${name} 第${from}-${to}页.pdf`);
}
