import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const tools = path.resolve(root, '../shared/ooxml');

/** Says on the console what a test cannot check on this machine, and whether it can. */
function available(programs: readonly string[], file?: string): boolean {
  const missing = programs.filter((program) => !isInstalled(program));
  if (file !== undefined && !existsSync(path.join(tools, file))) missing.push(`../shared/ooxml/${file}`);
  if (missing.length > 0) process.stderr.write(`SKIPPED checks of DOCX files: no ${missing.join(', ')}\n`);
  return missing.length === 0;
}

/** Whether a DOCX can be checked against the schemas of ECMA-376 here. */
export const canValidate = available(['xmllint', 'unzip', 'python3'], 'validate.sh');

/** Whether LibreOffice can lay out a DOCX here. */
export const canConvert = available(['soffice', 'pdftotext']);

/** Whether LibreOffice can be asked for the text of a DOCX here. */
export const canReadText = available(['soffice']);

/** Whether the pages of a DOCX can be found here. */
export const canFindPages = available(['soffice', 'pdftotext', 'python3'], 'pages.py');

/** What is wrong with the file; empty where it is valid. */
export function docxFaults(docx: Uint8Array): string {
  return inFolder((folder) => {
    const file = path.join(folder, 'file.docx');
    writeFileSync(file, docx);
    try {
      execFileSync(path.join(tools, 'validate.sh'), [file], { encoding: 'utf8' });
      return '';
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout ?? error);
    }
  });
}

/** The physical page each title starts on; null where it was not found. A DOCX is laid out by LibreOffice. */
export function pagesOfTitles(bytes: Uint8Array, kind: 'docx' | 'pdf', titles: readonly string[]): (number | null)[] {
  return inFolder((folder) => {
    const file = path.join(folder, `file.${kind}`);
    const list = path.join(folder, 'titles.json');
    writeFileSync(file, bytes);
    writeFileSync(list, JSON.stringify(titles));
    const output = execFileSync('python3', [path.join(tools, 'pages.py'), file, list, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const found = JSON.parse(output) as { titles: { page: number | null }[] };
    return found.titles.map((title) => title.page);
  });
}

/** The words on the pages of a DOCX as LibreOffice lays it out, in reading order. */
export function officeText(docx: Uint8Array): string {
  return inFolder((folder) => {
    const file = path.join(folder, 'file.docx');
    writeFileSync(file, docx);
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { stdio: 'ignore' });
    return pdfText(readFileSync(path.join(folder, 'file.pdf')));
  });
}

/** The texts of DOCX files as LibreOffice writes them, with the numbers of their lists. */
export function officePlainTexts(files: readonly Uint8Array[]): string[] {
  return inFolder((folder) => {
    const names = files.map((docx, index) => {
      const name = path.join(folder, `${index}.docx`);
      writeFileSync(name, docx);
      return name;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`;
    const kind = 'txt:Text (encoded):UTF8';
    execFileSync('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', folder, ...names], { stdio: 'ignore' });
    return names.map((name) => readFileSync(name.replace(/docx$/, 'txt'), 'utf8').replace(/^\uFEFF/, ''));
  });
}

export function pdfText(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
}

export function readMongolianFont(): Uint8Array {
  return readFileSync(path.join(root, 'resources/fonts/NotoSansMongolian-Regular.ttf'));
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'bulletin-docx-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
