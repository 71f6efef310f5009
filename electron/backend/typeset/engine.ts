import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { get_font_info, type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import { UserError } from '../../../shared/errors.ts';
import { diagnosticsFormat, loadTypst, pagedDocument, pdfArtifact } from './load-typst.ts';
import type { Mark } from './page-map.ts';
import type { TemplateData } from './template-data.ts';

/**
 * Typst with the bundled fonts and the template, and nothing else: its file system is the table of files handed to it,
 * so no file of the machine can be read, whatever a text says.
 */
export interface Engine {
  /** The template as its files are now, for who works on it; takes 0.1 ms. @returns whether it is another than before */
  takeUpTemplate(): boolean;
  /** Lays out and returns where everything stands. @throws UserError `typeset-failed` */
  layout(data: TemplateData, readImage: (assetId: string) => Uint8Array): Layouted;
}

export interface Layouted {
  pageCount: number;
  marks: Mark[];
  /** Draws the PDF of this layout. */
  pdf(): Uint8Array;
}

export interface EngineOptions {
  templateFolder: string;
  fonts: readonly Uint8Array[];
  /** Fonts of this PC, each with the family it must have. */
  chosenFonts?: readonly { family: string; bytes: Uint8Array }[];
}

/** @throws UserError `font-unreadable` */
export async function createEngine({ templateFolder, fonts, chosenFonts = [] }: EngineOptions): Promise<Engine> {
  loadTypst();
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(font);
  for (const { family, bytes } of chosenFonts) {
    checkFont(family, bytes);
    await builder.add_raw_font(bytes);
  }
  const compiler = await builder.build();
  const takeUpTemplate = templateReader(compiler, templateFolder);
  takeUpTemplate();
  const files = fileTable(compiler);
  return {
    takeUpTemplate,
    layout(data, readImage) {
      files.show([
        ['/settings.json', () => encode(data.settings)],
        ['/data.json', () => encode(data.main)],
        ...data.articles.map(({ path: name, data: article }): FileEntry => [name, () => encode(article)]),
        ...data.images.map(({ path: name, assetId }): FileEntry => [name, () => readImage(assetId), assetId]),
      ]);
      return compile(compiler);
    },
  };
}

function templateReader(compiler: TypstCompiler, folder: string): () => boolean {
  const taken = new Map<string, number>();
  return () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.typ'));
    const changed = files.filter((name) => taken.get(name) !== statSync(path.join(folder, name)).mtimeMs);
    for (const name of changed) {
      const file = path.join(folder, name);
      taken.set(name, statSync(file).mtimeMs);
      compiler.add_source(`/${name}`, readFileSync(file, 'utf8'));
    }
    return changed.length > 0;
  };
}

/** The compiler silently leaves out what it cannot read. */
function checkFont(family: string, bytes: Uint8Array): void {
  const { info } = get_font_info(bytes) as { info: { family: string }[] };
  if (!info.some((face) => face.family === family)) throw new UserError('font-unreadable', { fonts: family });
}

/** Name, bytes, and for content that never changes its identity. */
type FileEntry = [name: string, bytes: () => Uint8Array, identity?: string];

/**
 * The files the template can see. A file is handed over again only when it differs, so that the compiler's cache holds; what
 * is not wanted now stays, since the next layout often wants it again.
 */
function fileTable(compiler: TypstCompiler): { show(entries: FileEntry[]): void } {
  const shown = new Map<string, Uint8Array | string>();
  return {
    show(entries) {
      for (const [name, read, identity] of entries) {
        const before = shown.get(name);
        if (identity !== undefined && before === identity) continue;
        const bytes = read();
        if (before instanceof Uint8Array && Buffer.compare(before, bytes) === 0) continue;
        compiler.map_shadow(name, bytes);
        shown.set(name, identity ?? bytes);
      }
    },
  };
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function compile(compiler: TypstCompiler): Layouted {
  const world = compiler.snapshot('/', '/bulletin.typ', undefined);
  const { diagnostics } = world.compile(pagedDocument, diagnosticsFormat) as { diagnostics?: Diagnostic[] };
  const errors = (diagnostics ?? []).filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.length > 0) throw new UserError('typeset-failed', { what: errors.map(describe).join('；') });
  const [found] = JSON.parse(world.query(pagedDocument, '<marks>', 'value')) as [MarkRow[]];
  const [pageCount] = JSON.parse(world.query(pagedDocument, '<page-count>', 'value')) as [number];
  return {
    pageCount,
    marks: found.map(([value, page, xPt, yPt]) => ({ value, page, xPt, yPt })),
    pdf() {
      const { result } = world.get_artifact(pdfArtifact, diagnosticsFormat) as { result?: Uint8Array };
      if (!result) throw new UserError('typeset-failed', { what: 'PDF 没有生成' });
      return result;
    },
  };
}

type MarkRow = [value: Mark['value'], page: number, xPt: number, yPt: number];

interface Diagnostic {
  severity: string;
  path: string;
  range: string;
}

/** Where in the template; what Typst says of it is English and may hold words of the text. */
function describe({ path: file, range }: Diagnostic): string {
  return `模板 ${file} ${range}`;
}
