import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { ArticleSession } from '../../renderer/editor/article-session.ts';
import { createUnsavedCopies } from '../../renderer/editor/unsaved-copies.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { memoryStorage } from '../helpers/memory-storage.ts';
import { testBackend } from '../helpers/test-backend.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

/** A backend whose line can be cut, one article, and a window that has it open. */
async function openedArticle() {
  const { client: direct } = testBackend();
  const line = {
    isCut: false,
    losesAnswers: false,
    saves: 0,
    /** What happens in the window while a call is answered. */
    during: async (_what: 'restore' | 'read'): Promise<void> => undefined,
  };
  // The router's client is a proxy without keys of its own: what is not replaced is looked up in it.
  const articles: Client['articles'] = Object.assign(Object.create(direct.articles), {
    save: async (...given: Parameters<Client['articles']['save']>) => {
      line.saves += 1;
      if (line.isCut) throw new TypeError('fetch failed');
      const answer = await direct.articles.save(...given);
      if (line.losesAnswers) throw new TypeError('fetch failed');
      return answer;
    },
    restore: async (...given: Parameters<Client['articles']['restore']>) => {
      const answer = await direct.articles.restore(...given);
      await line.during('restore');
      return answer;
    },
    read: async (...given: Parameters<Client['articles']['read']>) => {
      const answer = await direct.articles.read(...given);
      await line.during('read');
      return answer;
    },
  });
  const client: Client = Object.assign(Object.create(direct), { articles });
  const { article } = await direct.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲市的做法' });
  const copies = createUnsavedCopies(memoryStorage());
  const open = async (own = createUnsavedCopies(memoryStorage())) => {
    const session = new ArticleSession(client, article.id, own);
    await session.open();
    onTestFinished(() => session.end());
    return session;
  };
  /** One window after the other in the same tab: the next finds what the one before left behind. */
  const openInTab = () => open(copies);
  const current = async () => plainText((await direct.articles.read({ articleId: article.id })).article.document);
  const history = async () => (await direct.articles.history({ articleId: article.id })).map(({ reason }) => reason);
  return { articleId: article.id, client: direct, line, open, openInTab, copies, current, history, session: await open() };
}

function write(session: ArticleSession, text: string): void {
  session.edit({ document: documentOf(paragraph(text)) });
}

const saveKind = (session: ArticleSession) => session.view.getState().save.kind;
const settled = (session: ArticleSession, kind: string) =>
  vi.waitFor(() => {
    if (saveKind(session) !== kind) throw new Error(`it is ${saveKind(session)}`);
  });

test('what was typed is saved 0.8 s after the last change, once', async () => {
  const { session, line, current } = await openedArticle();
  write(session, '一');
  await vi.advanceTimersByTimeAsync(700);
  write(session, '一二');
  await vi.advanceTimersByTimeAsync(700);
  expect(line.saves).toBe(0);
  expect(saveKind(session)).toBe('changed');
  await vi.advanceTimersByTimeAsync(100);
  await settled(session, 'saved');
  expect(line.saves).toBe(1);
  expect(await current()).toBe('一二');
  expect(session.hasUnsaved).toBe(false);
});

test('saves on top of each other take the latest text and never meet', async () => {
  const { session, current, history } = await openedArticle();
  const saves = ['甲', '甲乙', '甲乙丙'].map((text) => {
    write(session, text);
    return session.flush('手动保存');
  });
  write(session, '甲乙丙丁');
  await Promise.all(saves);
  expect(await current()).toBe('甲乙丙丁');
  expect(await history()).toEqual(['手动保存', '新建']);
});

test('a lost connection keeps the text and tries again until it is saved', async () => {
  const { session, line, current } = await openedArticle();
  line.isCut = true;
  write(session, '断线时写的');
  await expect(session.flush()).rejects.toThrow();
  expect(session.view.getState().save).toMatchObject({ kind: 'failed', message: expect.stringContaining('没有应答') });
  write(session, '断线时写的，又加一句');
  await vi.advanceTimersByTimeAsync(2000);
  await vi.advanceTimersByTimeAsync(3000);
  expect(line.saves).toBe(3);
  expect(session.hasUnsaved).toBe(true);
  line.isCut = false;
  await vi.advanceTimersByTimeAsync(10_000);
  await settled(session, 'saved');
  expect(await current()).toBe('断线时写的，又加一句');
});

test('a save whose answer was lost is no conflict with the text typed since', async () => {
  const { session, line, current, history } = await openedArticle();
  line.losesAnswers = true;
  write(session, '后台写下这句就停了');
  await expect(session.flush()).rejects.toThrow();
  expect(await current()).toBe('后台写下这句就停了');
  write(session, '后台写下这句就停了，接着写');
  line.losesAnswers = false;
  await session.flush();
  expect(saveKind(session)).toBe('saved');
  expect(await current()).toBe('后台写下这句就停了，接着写');
  expect(await history()).toHaveLength(3);
});

test('nor where the archive is looked at before the next save', async () => {
  const { session, line, current } = await openedArticle();
  line.losesAnswers = true;
  write(session, '后台写下这句就停了');
  await expect(session.flush()).rejects.toThrow();
  write(session, '后台写下这句就停了，接着写');
  line.losesAnswers = false;
  await session.compareWithArchive();
  expect(session.view.getState().theirs).toBeNull();
  await session.flush();
  expect(await current()).toBe('后台写下这句就停了，接着写');
});

test('a text from another window is shown where nothing is unsaved', async () => {
  const { session, open } = await openedArticle();
  const other = await open();
  write(other, '另一窗口的');
  await other.flush();
  await session.compareWithArchive();
  expect(plainText(session.live?.document ?? documentOf())).toBe('另一窗口的');
  expect(session.view.getState().notice).toContain('别处');
  write(session, '接着写');
  await session.flush();
  await other.compareWithArchive();
  expect(plainText(other.live?.document ?? documentOf())).toBe('接着写');
});

test('an editor that reports the text it was given changes nothing', async () => {
  const { session, open, line } = await openedArticle();
  const other = await open();
  write(other, '另一窗口的');
  await other.flush();
  await session.compareWithArchive();
  const document = structuredClone(session.live?.document) ?? documentOf();
  session.edit({ document });
  expect(session.hasUnsaved).toBe(false);
  write(session, '另一窗口的，又改了');
  session.edit({ document });
  expect(session.hasUnsaved).toBe(true);
  await session.flush();
  expect(line.saves).toBe(2);
});

test('the own save is no news', async () => {
  const { session } = await openedArticle();
  write(session, '自己的');
  const saved = session.flush();
  await Promise.all([saved, session.compareWithArchive()]);
  await session.compareWithArchive();
  expect(session.view.getState()).toMatchObject({ notice: null, theirs: null, save: { kind: 'saved' } });
});

async function inConflict() {
  const opened = await openedArticle();
  const other = await opened.open();
  write(other, '对方的');
  await other.flush();
  write(opened.session, '我的');
  await expect(opened.session.flush()).rejects.toMatchObject({ data: { code: 'revision-conflict' } });
  await vi.waitFor(() => expect(opened.session.view.getState().theirs).not.toBeNull());
  return opened;
}

test('the second writer is told, and nothing is saved until an editor decides', async () => {
  const { session, current, line } = await inConflict();
  expect(saveKind(session)).toBe('conflict');
  const before = line.saves;
  write(session, '我的，又加一句');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(line.saves).toBe(before);
  expect(session.hasUnsaved).toBe(true);
  expect(await current()).toBe('对方的');
  await expect(session.flush('手动保存')).rejects.toMatchObject({ data: { code: 'revision-conflict' } });
});

test('keeping mine makes it a version on top of theirs', async () => {
  const { session, current, client, articleId } = await inConflict();
  await session.keepMine();
  expect(saveKind(session)).toBe('saved');
  expect(await current()).toBe('我的');
  const [mine, theirs] = await client.articles.history({ articleId });
  expect(mine?.parent).toBe(theirs?.sequence);
});

test('taking theirs keeps mine in the history', async () => {
  const { session, current, client, articleId } = await inConflict();
  await session.takeTheirs();
  expect(await current()).toBe('对方的');
  expect(plainText(session.live?.document ?? documentOf())).toBe('对方的');
  const history = await client.articles.history({ articleId });
  const texts = await Promise.all(
    history.map(async ({ sequence }) => plainText((await client.articles.read({ articleId, sequence })).article.document)),
  );
  expect(texts).toEqual(['对方的', '我的', '对方的', '']);
});

test('an event that comes while something is unsaved is a conflict at once', async () => {
  const { session, open } = await openedArticle();
  const other = await open();
  write(session, '我的');
  write(other, '对方的');
  // The other window's save is acknowledged first.
  await other.flush();
  const compared = session.compareWithArchive();
  await compared;
  expect(saveKind(session)).toBe('conflict');
  expect(session.view.getState().theirs).not.toBeNull();
});

test('an earlier version comes back as a new one, after what was on the screen', async () => {
  const { session, current, client, articleId } = await openedArticle();
  write(session, '第一稿');
  await session.flush();
  const [first] = await client.articles.history({ articleId });
  write(session, '第二稿，还没有保存');
  // The archive tells of the restored version before it is acknowledged here.
  await Promise.all([session.restore(first?.sequence ?? 0), session.compareWithArchive()]);
  expect(session.view.getState().notice).toBeNull();
  expect(await current()).toBe('第一稿');
  expect(saveKind(session)).toBe('saved');
  const history = await client.articles.history({ articleId });
  expect(history.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^恢复/), '恢复旧版本前保存', '自动保存', '新建']);
});

test('characters no page can carry are told once', async () => {
  const { session, current } = await openedArticle();
  write(session, '甲\u0000乙');
  await session.flush();
  expect(session.view.getState().notice).toContain('U+0000');
  expect(await current()).toBe('甲\ufffd乙');
  session.dismissNotice();
  write(session, '甲\u0000乙丙');
  await session.flush();
  expect(session.view.getState().notice).toBeNull();
});

test('an article that is gone says so', async () => {
  const { client } = await openedArticle();
  const session = new ArticleSession(client, 'nowhere', createUnsavedCopies(memoryStorage()));
  await session.open();
  expect(session.view.getState()).toMatchObject({ shown: null, failure: expect.stringContaining('找不到这篇稿件') });
});

test('what a window had not saved when it died is there in the next one, and saved', async () => {
  const { openInTab, copies, current, history } = await openedArticle();
  const dead = await openInTab();
  write(dead, '已存');
  await dead.flush();
  write(dead, '已存，再写几个字');
  dead.end();
  expect(await current()).toBe('已存');
  const next = await openInTab();
  expect(plainText(next.live?.document ?? documentOf())).toBe('已存，再写几个字');
  expect(next.view.getState().notice).toContain('找回来了');
  await next.flush();
  expect(await current()).toBe('已存，再写几个字');
  expect(await history()).toHaveLength(3);
  expect(copies.ids()).toEqual([]);
});

test('what was typed while a save was under way stands on top of what that save wrote', async () => {
  const { openInTab, line, current } = await openedArticle();
  const dead = await openInTab();
  write(dead, '一');
  const saved = dead.flush();
  write(dead, '一二');
  await saved;
  dead.end();
  line.isCut = false;
  const next = await openInTab();
  expect(next.view.getState().theirs).toBeNull();
  await next.flush();
  expect(await current()).toBe('一二');
});

test('a copy that someone else has overtaken is compared, never saved over theirs', async () => {
  const { openInTab, open, current } = await openedArticle();
  const dead = await openInTab();
  write(dead, '我写到一半');
  dead.end();
  const other = await open();
  write(other, '别人写的');
  await other.flush();
  const next = await openInTab();
  expect(saveKind(next)).toBe('conflict');
  expect(plainText(next.view.getState().theirs?.article.document ?? documentOf())).toBe('别人写的');
  expect(await current()).toBe('别人写的');
  await next.keepMine();
  expect(await current()).toBe('我写到一半');
});

test('text that is in the archive leaves no copy', async () => {
  const { openInTab, copies } = await openedArticle();
  const session = await openInTab();
  write(session, '甲');
  expect(copies.ids()).toHaveLength(1);
  await session.flush();
  expect(copies.ids()).toEqual([]);
});

test('text that is too long for a copy is typed and saved all the same', async () => {
  const { current, client, articleId } = await openedArticle();
  const full = Object.assign(memoryStorage(), {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  const session = new ArticleSession(client, articleId, createUnsavedCopies(full));
  await session.open();
  write(session, '甲');
  await session.flush();
  session.end();
  expect(await current()).toBe('甲');
});

test('an article that is deleted for good elsewhere while it is written on can be put back with the text', async () => {
  const { session, client, articleId, current } = await openedArticle();
  write(session, '写了一半');
  await session.flush();
  await client.manuscripts.trash({ articleIds: [articleId] });
  await client.manuscripts.purge({ articleIds: [articleId] });
  write(session, '写了一半，又写');
  await expect(session.flush()).rejects.toThrow('找不到这篇稿件');
  expect(session.view.getState().isGone).toBe(true);
  await session.putBack();
  expect(session.view.getState()).toMatchObject({ isGone: false, save: { kind: 'saved' } });
  expect(await current()).toBe('写了一半，又写');
  write(session, '写了一半，又写，还写');
  await session.flush();
  expect(await current()).toBe('写了一半，又写，还写');
});

test('what a window had not saved of an article that is gone can be put back from the next one', async () => {
  const { openInTab, client, articleId, current } = await openedArticle();
  const dead = await openInTab();
  write(dead, '写了一半');
  dead.end();
  await client.manuscripts.trash({ articleIds: [articleId] });
  await client.manuscripts.purge({ articleIds: [articleId] });
  const next = await openInTab();
  expect(next.view.getState()).toMatchObject({ isGone: true, shown: null });
  expect(next.hasText).toBe(true);
  await next.putBack();
  expect(next.view.getState().failure).toBeNull();
  expect(plainText(next.live?.document ?? documentOf())).toBe('写了一半');
  expect(await current()).toBe('写了一半');
});

test('the same text saved by another window is no conflict', async () => {
  const { session, open, current, history } = await openedArticle();
  const other = await open();
  write(session, '同样的字');
  write(other, '同样的字');
  await other.flush();
  await session.flush();
  expect(saveKind(session)).toBe('saved');
  expect(session.view.getState().theirs).toBeNull();
  write(session, '同样的字，再加几个');
  await session.flush();
  expect(await current()).toBe('同样的字，再加几个');
  expect((await history()).length).toBeLessThanOrEqual(4);
});

test('the same text saved by another window is no conflict where the archive tells of it first', async () => {
  const { session, open } = await openedArticle();
  const other = await open();
  write(session, '同样的字');
  write(other, '同样的字');
  await other.flush();
  await session.compareWithArchive();
  expect(saveKind(session)).not.toBe('conflict');
  await session.flush();
  expect(saveKind(session)).toBe('saved');
});

/** Versions with their texts, newest first. */
async function versions({ client, articleId }: Pick<Awaited<ReturnType<typeof openedArticle>>, 'client' | 'articleId'>) {
  const history = await client.articles.history({ articleId });
  return Promise.all(
    history.map(async ({ sequence }) => plainText((await client.articles.read({ articleId, sequence })).article.document)),
  );
}

test.each(['restore', 'read'] as const)(
  'what is typed while an earlier version comes back (%s) is a version, and nothing is in conflict',
  async (at) => {
    const opened = await openedArticle();
    const { client, articleId, line } = opened;
    write(opened.session, '第一稿');
    await opened.session.flush();
    const [first] = await client.articles.history({ articleId });
    write(opened.session, '第二稿');
    await opened.session.flush();
    let typed = 0;
    line.during = async (what) => {
      if (what !== at || typed === 2) return;
      typed += 1;
      write(opened.session, `恢复时又写了${typed}`);
      // Longer than the pause after which it would be saved.
      await vi.advanceTimersByTimeAsync(1000);
    };
    await opened.session.restore(first?.sequence ?? 0);
    expect(typed).toBe(at === 'restore' ? 2 : 1);
    expect(plainText(opened.session.live?.document ?? documentOf())).toBe('第一稿');
    expect(opened.session.view.getState()).toMatchObject({ save: { kind: 'saved' }, theirs: null });
    expect(opened.session.hasUnsaved).toBe(false);
    expect(await opened.current()).toBe('第一稿');
    expect(await versions(opened)).toEqual(
      expect.arrayContaining(['恢复时又写了1', ...(at === 'restore' ? ['恢复时又写了2'] : []), '第二稿']),
    );
  },
);

test('what is typed while a restore fails stays on the screen and is saved', async () => {
  const { session, line, current } = await openedArticle();
  write(session, '第一稿');
  await session.flush();
  line.during = async (what) => {
    if (what !== 'restore') return;
    write(session, '恢复时又写');
    throw new TypeError('fetch failed');
  };
  await expect(session.restore(1)).rejects.toThrow();
  expect(plainText(session.live?.document ?? documentOf())).toBe('恢复时又写');
  await vi.advanceTimersByTimeAsync(1000);
  await settled(session, 'saved');
  expect(await current()).toBe('恢复时又写');
});
