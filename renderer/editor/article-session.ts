import { createStore } from 'zustand/vanilla';
import type { Revision, SavedRevision } from '../../shared/contract/articles-contract.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { type Article, listTitle } from '../../shared/periodical/article.ts';
import { refusalCode } from '../api/error-message.ts';
import { type Acknowledged, SaveLoop } from '../editing/save-loop.ts';
import { articleDigest } from './article-digest.ts';
import { EditingSession, type SessionView } from './editing-session.ts';
import type { UnsavedCopies } from './unsaved-copies.ts';

export interface ArticleView extends SessionView {
  /** What came from the archive last: read at the start, from another window, or restored. Not what was typed since. */
  shown: Article | null;
  /** The version of someone else that stands against the text on the screen. */
  theirs: Revision | null;
  /** It was deleted for good elsewhere: what is on the screen can only be put back. */
  isGone: boolean;
}

/** An open article: holds the text on the screen, keeps it in the archive, and notices what others do to it. */
export class ArticleSession extends EditingSession<Article, number> {
  readonly articleId: string;
  readonly view = createStore<ArticleView>(() => ({
    shown: null,
    failure: null,
    save: { kind: 'idle' },
    theirs: null,
    isGone: false,
    notice: null,
  }));
  /** The text on the screen; null until it was read. */
  live: Article | null = null;
  /** It is the opening of an issue. */
  isOpening = false;
  /** Called with every change of `live`. */
  onLive: () => void = () => undefined;

  private readonly client: Client;
  private hasToldReplaced = false;

  constructor(client: Client, articleId: string, copies: UnsavedCopies) {
    super(copies);
    this.client = client;
    this.articleId = articleId;
  }

  get copyId(): string {
    return this.articleId;
  }

  /** What sentences call it. */
  get name(): string {
    return this.isOpening ? '卷首语' : '这篇稿件';
  }

  /** What heads of dialogs call it. */
  get heading(): string {
    if (this.isOpening) return '卷首语';
    return this.live ? `《${listTitle(this.live)}》` : '';
  }

  edit(change: Partial<Omit<Article, 'id' | 'kind'>>): void {
    if (!this.live || !this.loop || this.isEcho(change)) return;
    this.live = { ...this.live, ...change };
    this.onLive();
    this.copies.put(this.copyId, { base: this.loop.version, value: this.live });
    this.loop.change(this.live);
  }

  /**
   * The archive may have another text than this session knows: takes it, or sets it against what is not yet saved. `revision`: what is
   * known to be there; the session's own save is not read back. `isDoneHere`: by what an editor did in this very window, who need not be told.
   */
  async compareWithArchive(revision = Number.POSITIVE_INFINITY, isDoneHere = false): Promise<void> {
    const { loop } = this;
    if (!loop || loop.isInConflict) return;
    await loop.settle();
    if (revision <= loop.version) return;
    const current = await this.client.articles.read({ articleId: this.articleId }).catch(() => null);
    // A save of our own may have been written and not yet acknowledged when the archive was read.
    await loop.settle();
    if (!current || loop.isInConflict || current.sequence <= loop.version) return;
    if (await this.isOurs(current)) return loop.rebase(current.sequence);
    if (loop.hasUnsaved) {
      this.view.setState({ theirs: current });
      loop.stop();
      return;
    }
    this.take(current);
    if (isDoneHere) return;
    this.view.setState({ notice: `${this.name}刚在别处改过（${current.author}，${current.reason}），这里已经换成最新的文字。` });
  }

  /** Reads the version that stands against the text on the screen. @throws where it cannot be read */
  async fetchTheirs(): Promise<void> {
    const theirs = await this.client.articles.read({ articleId: this.articleId });
    if (this.loop?.isInConflict) this.view.setState({ theirs });
  }

  /** Ends a conflict: the text on the screen becomes a new version on top of theirs. */
  async keepMine(): Promise<void> {
    await this.saveOnTop('保留我的文字');
  }

  /** Ends a conflict: the text on the screen becomes a version too, so that nothing typed is lost, then theirs comes back. */
  async takeTheirs(): Promise<void> {
    const { theirs } = this.view.getState();
    if (!theirs) return;
    await this.saveOnTop('采用对方文字前留存');
    await this.restore(theirs.sequence);
  }

  /** Whether there is text to put back where the article is gone. */
  get hasText(): boolean {
    return this.live !== null || this.copies.get(this.copyId) !== null;
  }

  /**
   * Puts an article that was deleted for good elsewhere into the archive again, without a place: with the text on the screen, or
   * with what the window before this one had not saved. @throws what was refused
   */
  async putBack(): Promise<void> {
    const { articleId } = this;
    const article = this.live ?? (this.copies.get(this.copyId)?.value as Article | undefined);
    if (!article) return;
    const { sequence, time } = await this.client.articles.save({ articleId, parent: null, reason: '删除后重新存入', article });
    this.view.setState({ isGone: false });
    if (!this.loop) return this.open();
    this.loop.adopt(article, sequence, time);
    // Typed meanwhile.
    if (this.live && this.live !== article) this.loop.change(this.live);
  }

  /** Makes an earlier version the current one; what was on the screen is saved before. @throws what was refused */
  async restore(sequence: number): Promise<void> {
    const { articleId } = this;
    const { article } = await this.client.articles.read({ articleId, sequence });
    await this.loop?.replace({
      reason: '恢复旧版本前保存',
      bring: async (parent) => {
        const restored = await this.client.articles.restore({ articleId, sequence, parent }).catch((error: unknown) => {
          this.noteUnanswered(article, error);
          throw error;
        });
        return { value: article, version: restored.sequence, time: restored.time };
      },
      show: (article) => this.showFromArchive(article),
    });
  }

  protected async read(): Promise<void> {
    const current = await this.client.articles.read({ articleId: this.articleId }).catch((error: unknown) => this.refuse(error));
    const { article, sequence } = current;
    this.loop = new SaveLoop(article, sequence, {
      save: (value, parent, reason) => this.write(value, parent, reason),
      onState: (save) => {
        this.showSave(save);
        // Where it fails, the dialog asks again and says why.
        if (save.kind === 'conflict') void this.fetchTheirs().catch(() => undefined);
      },
    });
    const copy = this.takeCopy(article);
    this.showFromArchive(copy?.value ?? article);
    if (current.damage) this.view.setState({ notice: current.damage });
    if (!copy) return;
    this.loop.change(copy.value);
    if (copy.base !== sequence) this.view.setState({ theirs: current });
    this.goOnWithCopy(copy.base === sequence);
  }

  private async saveOnTop(reason: string): Promise<void> {
    const { theirs } = this.view.getState();
    if (!theirs || !this.loop) return;
    this.view.setState({ theirs: null });
    this.loop.rebase(theirs.sequence);
    await this.loop.flush(reason);
  }

  private take({ article, sequence, time }: Revision): void {
    this.loop?.adopt(article, sequence, time);
    this.view.setState({ theirs: null });
    this.showFromArchive(article);
  }

  private showFromArchive(article: Article): void {
    this.live = article;
    this.remember(article.document);
    this.view.setState({ shown: article });
    this.onLive();
  }

  private async write(article: Article, parent: number, reason: string): Promise<Acknowledged<number>> {
    const saved = await this.send(article, parent, reason);
    this.unanswered = [];
    // What was typed while it was saved stands on top of it now.
    if (this.live && this.live !== article) this.copies.put(this.copyId, { base: saved.sequence, value: this.live });
    if (saved.replaced.length > 0 && !this.hasToldReplaced) {
      this.hasToldReplaced = true;
      const names = [...new Set(saved.replaced)].join('、');
      this.view.setState({ notice: `文字里有印不出来的字符（${names}），存档时已换成“\ufffd”，请检查。` });
    }
    const isSame = (await articleDigest(article)) === saved.sha256;
    return { version: saved.sequence, time: saved.time, isSame };
  }

  private async send(article: Article, parent: number, reason: string): Promise<SavedRevision> {
    const { articleId } = this;
    try {
      return await this.client.articles.save({ articleId, parent, reason, article });
    } catch (error) {
      this.noteUnanswered(article, error);
      if (refusalCode(error) !== 'revision-conflict') return this.refuse(error);
      const current = await this.client.articles.read({ articleId });
      if (!(await this.isOurs(current))) throw error;
      return this.client.articles.save({ articleId, parent: current.sequence, reason, article });
    }
  }

  private refuse(error: unknown): never {
    if (refusalCode(error) === 'article-missing') this.view.setState({ isGone: true });
    throw error;
  }

  /**
   * What stands in the archive is what is on the screen, or what was sent from here when the answer was lost, as when the backend
   * or the window before this one died.
   */
  private async isOurs({ sha256 }: Revision): Promise<boolean> {
    const ours = this.live ? [this.live, ...this.unanswered] : this.unanswered;
    const digests = await Promise.all(ours.map(articleDigest));
    return digests.includes(sha256);
  }
}
