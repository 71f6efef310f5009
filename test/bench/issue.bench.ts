import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exportDocx } from '../../electron/backend/export/docx/export-docx.ts';
import { readMongolianFont } from '../../electron/backend/fonts/font-catalog.ts';
import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import { benchBackend, realIssue } from './bench-backend.ts';
import { percentile, type Report } from './report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const resources = path.join(root, 'resources');

/** Import, typesetting and DOCX of a whole issue: the real one where it is at hand, else the sample. */
export async function bench(report: Report): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const backend = benchBackend(home);
  try {
    const loadAsset = (id: string): Uint8Array => backend.loadAsset(id).bytes;
    let complete: CompleteIssue;
    if (realIssue) {
      const started = performance.now();
      complete = (await backend.importIssueFile(realIssue)).complete;
      report({
        what: 'import of the real issue into the archive',
        figure: performance.now() - started,
        budget: 1000,
        unit: 'ms',
      });
    } else {
      complete = backend.loadCompleteIssue(backend.storeSampleIssue());
    }
    const cold = await timed(() => backend.typeset(complete));
    report({ what: 'whole issue → PDF, cold process', figure: cold.ms, budget: 3000, unit: 'ms' });
    const warm = await repeated(5, () => backend.typeset(complete));
    report({ what: 'whole issue → PDF, warm', figure: warm, budget: 300, unit: 'ms' });
    const keystroke = (): CompleteIssue => {
      complete = withOneMoreCharacter(complete);
      return complete;
    };
    const only = { articleId: complete.sections[0]?.articles[0]?.id ?? '' };
    const article = await repeated(15, () => backend.typeset(keystroke(), { only }));
    report({
      what: 'keystroke → PDF of the article (median)',
      figure: article,
      budget: 100,
      unit: 'ms',
      note: 'without drawing',
    });
    const whole = await repeated(15, () => backend.typeset(keystroke()));
    report({
      what: 'keystroke → PDF of the whole issue (median)',
      figure: whole,
      budget: 250,
      unit: 'ms',
      note: 'without drawing',
    });

    const { map } = await backend.typeset(complete);
    const fonts = { mongolian: readMongolianFont(resources) };
    await exportDocx({ complete, map, loadAsset, fonts });
    const docx = await repeated(5, () => exportDocx({ complete, map, loadAsset, fonts }));
    report({ what: 'whole issue → DOCX, warm', figure: docx, budget: 500, unit: 'ms' });
    const file = path.join(home, 'issue.docx');
    writeFileSync(file, await exportDocx({ complete, map, loadAsset, fonts }));
    const office = libreOffice(file, home);
    if (office === null) process.stdout.write('LibreOffice is not installed: no ratio\n');
    else {
      const ratio = office / (warm + docx);
      report({
        what: 'PDF + DOCX against LibreOffice, DOCX → PDF: times faster',
        figure: ratio,
        unit: 'times',
        note: 'at least 5',
      });
    }
  } finally {
    backend.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

/** The median of some runs in ms. */
async function repeated(runs: number, work: () => Promise<unknown>): Promise<number> {
  const figures: number[] = [];
  for (let run = 0; run < runs; run++) figures.push((await timed(work)).ms);
  return percentile(figures, 0.5);
}

function withOneMoreCharacter(complete: CompleteIssue): CompleteIssue {
  const copy = structuredClone(complete);
  const block = copy.sections[0]?.articles[0]?.document.content.find((one) => one.type === 'paragraph');
  const text = block?.type === 'paragraph' ? block.content?.find((node) => node.type === 'text') : undefined;
  if (text?.type === 'text') text.text += '字';
  return copy;
}

/** How long LibreOffice takes, with a profile of its own that is already warm; null where it is missing. */
function libreOffice(file: string, folder: string): number | null {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const convert = () =>
    spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { stdio: 'ignore' });
  if (convert().status !== 0) return null;
  const started = performance.now();
  convert();
  return performance.now() - started;
}
