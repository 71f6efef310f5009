import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../shared/contract/contract.ts';
import type { ProgramEvent } from '../../shared/contract/program-contract.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import { arrangementOf, placeArticles } from '../../shared/periodical/arrangement.ts';
import { encodedImages } from '../helpers/encoded-images.ts';
import { refusal } from '../helpers/refusal.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/**
 * What a client of the contract can rely on, whatever lies between it and the backend. `start` is called in each test and gives
 * a client of a program on an empty archive of this machine; it cleans up with `onTestFinished`.
 */
export function contractSuite(name: string, start: () => Promise<Client>): void {
  describe(name, () => {
    test('an issue is made, filled, arranged and saved', async () => {
      const client = await start();
      const proposed = await client.issues.proposeNext();
      expect(proposed.from).toBeNull();
      await client.settings.writePreferences({ author: '编辑乙', sectionNames: ['要闻', '调研'] });
      const issue = { from: null, title: '河湾机构编制', year: 2031, number: 2, total: 14, publishedOn: '2031-04-26' };
      const created = await client.issues.create(issue);
      const issueId = created.issue.id;
      const [news, research] = created.sections;
      if (!news || !research) throw new Error('the sections are missing');
      const given = { kind: 'article' as const, issueId, sectionId: news.id };
      const one = await client.articles.create({ ...given, title: '甲' });
      const two = await client.articles.create({ ...given, title: '乙' });
      const outline = await client.issues.outline({ issueId });
      const wanted = placeArticles(arrangementOf(outline), [two.article.id], { sectionId: research.id, before: null });
      const arranged = await client.issues.arrange({ issueId, parent: outline.outlineHash, sections: wanted });
      expect(arranged.sections.map(({ articles }) => articles.map(({ id }) => id))).toEqual([[one.article.id], [two.article.id]]);

      const article = { ...one.article, document: documentOf(paragraph('正文“一”——𠮷ᠮᠣᠩ。')) };
      const saved = await client.articles.save({ articleId: article.id, parent: one.sequence, reason: '自动保存', article });
      const read = await client.articles.read({ articleId: article.id });
      expect(read).toMatchObject({ sequence: saved.sequence, sha256: saved.sha256, author: '编辑乙', parent: one.sequence });
      expect(read.article).toMatchObject({ document: article.document });
      expect((await client.articles.history({ articleId: article.id })).map(({ reason }) => reason)).toEqual([
        '自动保存',
        '新建',
      ]);
      expect(await client.issues.list()).toMatchObject([{ id: issueId, total: 14, articleCount: 2 }]);
    });

    test('a refusal arrives with its code, its sentence and what it was made from', async () => {
      const client = await start();
      const { article, sequence } = await client.articles.create({
        kind: 'article',
        issueId: null,
        sectionId: null,
        title: '甲',
      });
      const save = (title: string) =>
        client.articles.save({
          articleId: article.id,
          parent: sequence,
          reason: '改题',
          article: { ...article, titleLines: [title] },
        });
      await save('乙');
      expect(await refusal(save('丙'))).toEqual({
        code: 'revision-conflict',
        message: '《丙》已在别处改过，您的修改没有覆盖它，请比较两个版本后再保存。',
        details: { title: '丙' },
      });
      const issue = { from: null, title: '河湾', year: 2031, number: 1, total: 1, publishedOn: '' };
      await client.issues.create(issue);
      expect(await refusal(client.issues.create(issue))).toMatchObject({ code: 'total-taken', details: { total: 1 } });
      expect(await refusal(client.issues.outline({ issueId: 'gone' }))).toMatchObject({ code: 'issue-gone', details: {} });
    });

    test('what does not follow the contract is turned away', async () => {
      const client = await start();
      const wrong = client.issues.outline({ issueId: 7 as unknown as string });
      const error = await wrong.catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(ORPCError);
      expect(error).toMatchObject({ code: 'BAD_REQUEST' });
    });

    test('every change is told to who listens, until the listener goes', async () => {
      const client = await start();
      const events = await client.program.events();
      expect(await events.next()).toMatchObject({ value: { kind: 'alive' } });
      const told = nextChanges(events, 3);
      const { article, sequence } = await client.articles.create({
        kind: 'article',
        issueId: null,
        sectionId: null,
        title: '甲',
      });
      const saved = await client.articles.save({
        articleId: article.id,
        parent: sequence,
        reason: '改题',
        article: { ...article, titleLines: ['乙'] },
      });
      const by = { author: expect.any(String), window: null };
      expect(await told).toEqual([
        { kind: 'archive-changed', topic: 'issues', articleId: null, by },
        { kind: 'archive-changed', topic: 'articles', articleId: null, by },
        {
          kind: 'archive-changed',
          topic: 'articles',
          articleId: article.id,
          by,
          // With its row, so that nobody has to ask for what was saved.
          saved: expect.objectContaining({
            id: article.id,
            revision: saved.sequence,
            titleLines: ['乙'],
            changedAt: saved.time,
            changedBy: by.author,
          }),
        },
      ]);
      await events.return?.();
      expect(await events.next()).toMatchObject({ done: true });
    });

    test('pages and pictures arrive as bytes', async () => {
      const client = await start();
      const { issueId } = await client.program.loadSample();
      const { pdf, map } = await client.pages.issue({ issueId });
      const bytes = Buffer.from(await pdf.arrayBuffer());
      expect([pdf.type, bytes.length]).toEqual(['application/pdf', pdf.size]);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.subarray(-6).toString()).toContain('%%EOF');
      expect(map.pages.length % 4).toBe(0);
      const cover = await client.pages.cover({ issueId });
      expect(cover.pdf.size).toBeLessThan(pdf.size / 2);
      const asset = await client.assets.store({ name: '图.png', contents: new Blob([Buffer.from(encodedImages.png, 'base64')]) });
      const { file } = await client.assets.load({ id: asset.id });
      expect(Buffer.from(await file.arrayBuffer()).toString('base64')).toBe(encodedImages.png);
      expect(file.type).toBe('image/png');
    });

    test('long work tells its steps, refuses in between and can be given up', async () => {
      const client = await start();
      const { issueId } = await client.program.loadSample();
      const folder = path.join(temporaryFolder(), '输出');
      const run = () => client.exports.run({ issueId, articleId: null, formats: ['pdf', 'docx'], folder });
      const events = await run();
      expect(await events.next()).toMatchObject({ value: { kind: 'step', what: '排版', step: 1, steps: 4 } });
      await events.return?.();
      const cancel = new AbortController();
      const stopped = await client.exports.run(
        { issueId, articleId: null, formats: ['pdf', 'docx'], folder },
        { signal: cancel.signal },
      );
      await stopped.next();
      cancel.abort();
      await expect(drain(stopped)).rejects.toThrow();
      expect(existsSync(folder)).toBe(false);

      const file = path.join(temporaryFolder(), 'file');
      writeFileSync(file, '');
      const below = path.join(file, 'out');
      const unwritable = client.exports.run({ issueId, articleId: null, formats: ['text'], folder: below });
      expect(await refusal(unwritable.then(drain))).toMatchObject({ code: 'folder-is-file' });
      const all = await drain(await run());
      expect(all.at(-1)).toMatchObject({ kind: 'done', folder, files: [{ format: 'pdf' }, { format: 'docx' }] });
    });
  });
}

async function nextChanges(events: AsyncIterator<ProgramEvent>, count: number): Promise<ProgramEvent[]> {
  const changes: ProgramEvent[] = [];
  while (changes.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    if (value.kind === 'archive-changed') changes.push(value);
  }
  return changes;
}

async function drain<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
  const all: Event[] = [];
  for await (const event of events) all.push(event);
  return all;
}
