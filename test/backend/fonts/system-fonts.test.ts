import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readChosenFace } from '../../../electron/backend/fonts/read-chosen-face.ts';
import { readFontFaces } from '../../../electron/backend/fonts/read-font-faces.ts';
import { createSystemFonts } from '../../../electron/backend/fonts/system-fonts.ts';
import { coverageOf } from '../../../electron/backend/typeset/missing-glyphs.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { testCollection, testFont } from '../../helpers/test-fonts.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

/** Small: these stand for a family only by their names. */
const small = { base: 'NotoSansMongolian-Regular.ttf', weight: 400 };
const song = testFont({ ...small, families: { 1033: 'Hewan Song', 2052: '河湾小标宋' } });
const songBold = testFont({ ...small, families: { 1033: 'Hewan Song', 2052: '河湾小标宋' }, weight: 700 });
const songItalic = testFont({ ...small, families: { 1033: 'Hewan Song' }, isItalic: true });
const fang = testFont({ ...small, families: { 1033: 'Hewan FangSong', 2052: '河湾仿宋' } });
/** Of Linux with Noto: a collection with PostScript outlines. */
const collection = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc';

function fontFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'office/more'), { recursive: true });
  writeFileSync(path.join(folder, 'song.TTF'), song);
  writeFileSync(path.join(folder, 'office/more/both.ttc'), testCollection([fang, songBold]));
  writeFileSync(path.join(folder, 'office/italic.ttf'), songItalic);
  writeFileSync(path.join(folder, 'cut.ttf'), song.subarray(0, 100));
  writeFileSync(path.join(folder, 'text.otf'), '不是字体');
  writeFileSync(path.join(folder, 'notes.txt'), song);
  return folder;
}

test('families are found in files and collections under every name, with their upright weights', async () => {
  const fonts = createSystemFonts([fontFolder(), '/nowhere']);
  const families = await fonts.list();
  expect(families.map(({ names, faces }) => [names, faces.map(({ weight }) => weight)])).toEqual([
    [['河湾仿宋', 'Hewan FangSong'], [400]],
    [
      ['河湾小标宋', 'Hewan Song'],
      [700, 400],
    ],
  ]);
  expect(await fonts.find('hewan song ')).toBe(families[1]);
  expect(await fonts.find('河湾仿宋')).toBe(families[0]);
  expect(await fonts.find('河湾')).toBeUndefined();
});

test('a font that is added later is listed the next time', async () => {
  const folder = temporaryFolder();
  const fonts = createSystemFonts([folder]);
  expect(await fonts.list()).toEqual([]);
  writeFileSync(path.join(folder, 'song.ttf'), song);
  expect(await fonts.list()).toHaveLength(1);
});

test('a face of a collection is read as a file of its own under the name the layout uses', async () => {
  const folder = fontFolder();
  const face = { file: path.join(folder, 'office/more/both.ttc'), index: 1, family: '河湾小标宋' };
  const bytes = readChosenFace(face);
  const file = path.join(folder, 'own.ttf');
  writeFileSync(file, bytes);
  expect(await readFontFaces(file)).toEqual([{ file, index: 0, families: ['河湾小标宋'], weight: 700, isForBulletin: true }]);
  expect(coverageOf([bytes]).has('ᠮ'.codePointAt(0) ?? 0)).toBe(true);
  expect(userErrorCode(() => readChosenFace({ ...face, index: 2 }))).toBe('font-unreadable');
  expect(userErrorCode(() => readChosenFace({ ...face, file: path.join(folder, 'cut.ttf') }))).toBe('font-unreadable');
});

test('a layout may name a family of the archive folder; the pages are set in it', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, sections } = storedIssue(backend);
  const articleId = sections[0]?.articles[1]?.id ?? '';
  const folder = path.join(backend.services.archive.folder, 'fonts');
  mkdirSync(folder);
  const latin = testFont({ ...small, families: { 1033: 'Hewan Latin' }, isForBulletin: false });
  writeFileSync(path.join(folder, 'latin.ttf'), latin);
  const large = testFont({ base: 'LXGWWenKai-Regular.ttf', weight: 400, families: { 1033: 'Hewan FangSong', 2052: '河湾仿宋' } });
  writeFileSync(path.join(folder, 'fang.ttf'), large);
  const { layout } = await client.issues.outline({ issueId: issue.id });
  const pages = async (song: string) => {
    const fonts = { ...layout.fonts, song };
    const { pdf } = await client.pages.article({ issueId: issue.id, articleId, unsaved: { layout: { ...layout, fonts } } });
    return Buffer.from(await pdf.arrayBuffer());
  };
  const report = await client.settings.fonts({ issueId: issue.id });
  expect(report.missing).toEqual([]);
  expect(report.families).toContainEqual({ family: 'Noto Serif SC', source: 'bundled', roles: ['song', 'title'] });
  expect(report.families).toContainEqual({ family: '河湾仿宋', source: 'system', roles: [] });
  expect(report.families.map(({ family }) => family)).not.toContain('Hewan Latin');

  const bundled = await pages('Noto Serif SC');
  const chosen = await pages('Hewan FangSong');
  expect(chosen.includes('Chosen-W400')).toBe(true);
  expect(bundled.includes('Chosen-W400')).toBe(false);
  expect((await pages('Noto Serif SC')).equals(bundled)).toBe(true);
});

test('a missing family is reported and the bundled one of its role stands in', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, layout } = storedIssue(backend);
  const { issueHash } = await client.issues.outline({ issueId: issue.id });
  const fonts = { ...layout.fonts, kai: '没有的楷体', title: '没有的标宋' };
  await client.issues.update({ issueId: issue.id, parent: issueHash, issue, layout: { ...layout, fonts } });
  expect((await client.settings.fonts({ issueId: issue.id })).missing).toEqual([
    { role: 'kai', family: '没有的楷体' },
    { role: 'title', family: '没有的标宋' },
  ]);
  expect((await client.settings.fonts({ issueId: null })).missing).toEqual([]);
  expect(await refusal(client.settings.fonts({ issueId: 'gone' }))).toMatchObject({ code: 'issue-gone' });
  const complete = backend.loadCompleteIssue({ issueId: issue.id });
  const standing = await backend.typeset(complete);
  const plain = await backend.typeset({ ...complete, layout });
  expect(Buffer.from(standing.pdf).equals(Buffer.from(plain.pdf))).toBe(true);
});

test.skipIf(!existsSync(collection))(
  'a collection with PostScript outlines of a Linux system (skipped where it is absent)',
  async () => {
    const faces = await readFontFaces(collection);
    const chinese = faces.find(({ families }) => families.includes('Noto Serif CJK SC'));
    expect(chinese?.weight).toBe(400);
    const backend = testBackend();
    const complete = storedIssue(backend);
    mkdirSync(path.join(backend.services.archive.folder, 'fonts'));
    const bytes = readChosenFace({ file: collection, index: chinese?.index ?? 0, family: '系统宋体' });
    writeFileSync(path.join(backend.services.archive.folder, 'fonts/own.otf'), bytes);
    const fonts = { ...complete.layout.fonts, song: '系统宋体' };
    const { pdf } = await backend.typeset({ ...complete, layout: { ...complete.layout, fonts } });
    expect(Buffer.from(pdf).includes('Chosen-W400')).toBe(true);
  },
);

test('a font that was damaged after it was chosen is named, and other pages can still be set', async () => {
  const backend = testBackend();
  const complete = storedIssue(backend);
  const folder = path.join(backend.services.archive.folder, 'fonts');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'song.ttf'), song);
  await backend.client.settings.fonts({ issueId: null });
  writeFileSync(path.join(folder, 'song.ttf'), '不是字体');
  const fonts = { ...complete.layout.fonts, song: '河湾小标宋' };
  const only = { articleId: complete.sections[0]?.articles[0]?.id ?? '' };
  const broken = backend.typeset({ ...complete, layout: { ...complete.layout, fonts } }, { only });
  await expect(broken).rejects.toMatchObject({ code: 'font-unreadable', details: { fonts: '河湾小标宋' } });
  await expect(backend.typeset(complete, { only })).resolves.toHaveProperty('map');
});
