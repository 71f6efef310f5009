import { expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { selectRevisionsAfter } from '../../../electron/backend/archive/revision-queries.ts';
import { readRevision } from '../../../electron/backend/articles/read-revision.ts';
import { type SaveArticleInput, saveArticle } from '../../../electron/backend/articles/save-article.ts';
import { verifyArchive } from '../../../electron/backend/safety/verify-archive.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const start = Date.UTC(2026, 2, 2, 9);
const hourMs = 3_600_000;
const paragraphs = Array.from(
  { length: 30 },
  (_, index) => `第${index}段：${[...'河湾市机构编制部门梳理流程'].toSorted().join(String(index))}。`,
);

function article(edit: string): Article {
  const document = documentOf(...paragraphs.map((text, index) => paragraph(index === 7 ? text + edit : text)));
  return plainArticle('a', { document });
}

function archiveWith(times: readonly number[]) {
  const archive = openArchive({ folder: temporaryFolder(), now: () => new Date(start) });
  onTestFinished(() => archive.close());
  let parent: number | null = null;
  for (const [index, time] of times.entries()) {
    const input: SaveArticleInput = { articleId: 'a', parent, author: '甲', reason: '自动保存', article: article(`改${index}`) };
    parent = saveArticle(archive, input, new Date(time)).sequence;
  }
  return archive;
}

test('every twentieth revision is a snapshot, the others rest on it as small deltas', () => {
  const archive = archiveWith(Array.from({ length: 45 }, (_, index) => start + index * 1000));
  const rows = selectRevisionsAfter(archive.readable, 0, 100);
  expect(rows.filter((row) => row.encoding === 'snapshot').map((row) => row.sequence)).toEqual([1, 21, 41]);
  expect(rows.filter((row) => row.encoding === 'delta').map((row) => row.base)).toEqual(
    rows.filter((row) => row.encoding === 'delta').map((row) => Math.floor((row.sequence - 1) / 20) * 20 + 1),
  );
  for (const row of rows) if (row.encoding === 'delta') expect(row.content.length * 5).toBeLessThan(rows[0]?.content.length ?? 0);
  for (const row of rows) {
    const { document } = readRevision(archive, { articleId: 'a', sequence: row.sequence }).article;
    expect(document).toEqual(readBack(article(`改${row.sequence - 1}`)));
  }
});

test('a day later, or with the clock set back by two, a snapshot is due; the order stays that of the saves', () => {
  const archive = archiveWith([start, start + hourMs, start + 26 * hourMs, start - 48 * hourMs, start - 47 * hourMs]);
  const rows = selectRevisionsAfter(archive.readable, 0, 100);
  expect(rows.map((row) => row.encoding)).toEqual(['snapshot', 'delta', 'snapshot', 'snapshot', 'delta']);
  expect(readRevision(archive, { articleId: 'a' }).sequence).toBe(5);
  expect(verifyArchive(archive).ok).toBe(true);
});

test('a snapshot damaged with its copy is reported by every reader but does not stop the next save', () => {
  const archive = archiveWith([start, start + 1000]);
  archive.sqlite.exec('DROP TRIGGER revisions_are_final; UPDATE revisions SET content = zeroblob(20) WHERE sequence = 1');
  expect(readRevision(archive, { articleId: 'a' }).damage).toBe(null);
  archive.sqlite.exec('UPDATE snapshot_copies SET content = zeroblob(20)');
  expect(userErrorCode(() => readRevision(archive, { articleId: 'a', sequence: 2 }))).toBe('archive-damaged');
  expect(readRevision(archive, { articleId: 'a' }).damage).toContain('损坏');
  const input = { articleId: 'a', parent: 2, author: '甲', reason: '自动保存', article: article('之后') };
  const saved = saveArticle(archive, input, new Date(start + 2000));
  expect(readRevision(archive, { articleId: 'a', sequence: saved.sequence }).article.document).toEqual(readBack(article('之后')));
  expect(verifyArchive(archive).problems.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'revision 1',
    'revision 1',
    'revision 2',
  ]);
});

function readBack({ document }: Article) {
  return { ...document, content: document.content.map((block) => ({ ...block, attrs: { align: 'start' } })) };
}
