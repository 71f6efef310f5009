import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../../electron/backend/typeset/engine.ts';
import type { TemplateData } from '../../../electron/backend/typeset/template-data.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'engine-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const noData = { main: {}, articles: [], images: [] } as unknown as TemplateData;
const noImage = (): Uint8Array => new Uint8Array();

/** A page, and what the engine asks of every template. */
const page = '#set page(width: 100pt, height: 100pt)\nx#[#metadata(()) <marks>]#[#metadata(1) <page-count>]\n';

async function layOut(source: string): Promise<number> {
  writeFileSync(path.join(folder, 'bulletin.typ'), source + page);
  const engine = await createEngine({ templateFolder: folder, fonts: [] });
  return engine.layout(noData, noImage).pageCount;
}

test('a template of its own is laid out', async () => {
  expect(await layOut('')).toBe(1);
});

test.each([
  ['a file by its whole path', '#read("/etc/hostname")'],
  ['a file beside the template that was not handed over', '#read("secret.txt")'],
  ['a file above the template', '#read("../../etc/hostname")'],
  ['a package from the network', '#import "@preview/cetz:0.4.0": *'],
])('not even the template can read %s', async (_, source) => {
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  symlinkSync('/etc', path.join(folder, 'etc'));
  await expect(layOut(source)).rejects.toMatchObject({ code: 'typeset-failed' });
});

test('an error of the template names its place', async () => {
  await expect(layOut('#panic("oh")')).rejects.toThrow(/bulletin\.typ/);
});

test('a template that was changed is taken up, and only then', async () => {
  const file = path.join(folder, 'bulletin.typ');
  writeFileSync(file, page);
  const engine = await createEngine({ templateFolder: folder, fonts: [] });
  expect(engine.takeUpTemplate()).toBe(false);
  writeFileSync(file, page.replace('metadata(1)', 'metadata(7)'));
  utimesSync(file, 1, 1);
  expect(engine.layout(noData, noImage).pageCount).toBe(1);
  expect(engine.takeUpTemplate()).toBe(true);
  expect(engine.layout(noData, noImage).pageCount).toBe(7);
  expect(engine.takeUpTemplate()).toBe(false);
});
