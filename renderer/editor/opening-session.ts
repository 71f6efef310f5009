import { createStore } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/contract.ts';
import type { IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Opening } from '../../shared/periodical/issue.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { refusalCode } from '../api/error-message.ts';
import { EditingSession, type SessionView } from './editing-session.ts';
import { type Acknowledged, SaveLoop } from './save-loop.ts';
import type { UnsavedCopies } from './unsaved-copies.ts';

/** Before the id of the issue, where openings and articles are named side by side. */
export const openingPrefix = 'opening ';

export interface OpeningView extends SessionView {
  /** What came from the archive last; undefined until it was read, null where the issue has no opening. */
  shown: Opening | null | undefined;
}

/**
 * The opening of an issue: part of what the issue says of itself, kept in the archive like an article. Where someone else changed
 * the opening in between, an editor decides; where they changed something else of the issue, both stay.
 */
export class OpeningSession extends EditingSession<Opening | null, string> {
  readonly issueId: string;
  readonly view = createStore<OpeningView>(() => ({ shown: undefined, failure: null, save: { kind: 'idle' }, notice: null }));
  /** The opening on the screen. */
  live: Opening | null = null;

  private readonly client: Client;
  /** What the archive was known to have. */
  private base: IssueOutline | undefined;

  constructor(client: Client, issueId: string, copies: UnsavedCopies) {
    super(copies);
    this.client = client;
    this.issueId = issueId;
  }

  get copyId(): string {
    return openingPrefix + this.issueId;
  }

  edit(change: Partial<Opening>): void {
    if (this.live && !this.isEcho(change)) this.put({ ...this.live, ...change });
  }

  /** Gives the issue an opening, or with null takes it away. */
  set(opening: Opening | null): void {
    this.put(opening);
    this.remember(opening?.document);
    this.view.setState({ shown: opening });
  }

  /** Something of the issue changed in the archive. */
  async compareWithArchive(): Promise<void> {
    const { loop } = this;
    if (!loop || loop.isInConflict) return;
    await loop.settle();
    const outline = await this.client.issues.outline({ issueId: this.issueId }).catch(() => null);
    await loop.settle();
    if (!outline || loop.isInConflict || outline.issueHash === loop.version) return;
    if (this.isKnown(outline)) {
      this.base = outline;
    } else if (loop.hasUnsaved) {
      loop.stop();
    } else {
      loop.adopt(outline.issue.opening, outline.issueHash, new Date().toISOString());
      this.show(outline);
      this.view.setState({ notice: '卷首语刚在别处改过，这里已经换成最新的文字。' });
    }
  }

  /** The opening that stands in the archive against the one on the screen. */
  async readTheirs(): Promise<Opening | null> {
    return (await this.client.issues.outline({ issueId: this.issueId })).issue.opening;
  }

  /** Ends a conflict with the opening on the screen. */
  async keepMine(): Promise<void> {
    this.base = await this.client.issues.outline({ issueId: this.issueId });
    this.loop?.rebase(this.base.issueHash);
    await this.loop?.flush();
  }

  /** Ends a conflict with the opening in the archive. Mine is saved before, so that it stays in the activity log. */
  async takeTheirs(): Promise<void> {
    const theirs = await this.readTheirs();
    await this.keepMine();
    this.set(theirs);
    await this.flush();
  }

  protected async read(): Promise<void> {
    const outline = await this.client.issues.outline({ issueId: this.issueId });
    this.loop = new SaveLoop(outline.issue.opening, outline.issueHash, {
      save: (opening) => this.write(opening),
      onState: (save) => this.showSave(save),
    });
    this.show(outline);
    const copy = this.takeCopy(outline.issue.opening);
    if (!copy) return;
    this.set(copy.value);
    this.goOnWithCopy(copy.base === canonicalJson(outline.issue.opening));
  }

  private put(opening: Opening | null): void {
    this.live = opening;
    this.copies.put(this.copyId, { base: canonicalJson(this.base?.issue.opening), value: opening });
    this.loop?.change(opening);
  }

  private show(outline: IssueOutline): void {
    this.base = outline;
    this.live = outline.issue.opening;
    this.remember(this.live?.document);
    this.view.setState({ shown: this.live });
  }

  /** On top of what the archive has of the rest of the issue; refused where the opening is no longer the one known here. */
  private async write(opening: Opening | null): Promise<Acknowledged<string>> {
    const { issueId } = this;
    const current = await this.client.issues.outline({ issueId });
    const isKnown = this.isKnown(current);
    const parent = isKnown ? current.issueHash : (this.base?.issueHash ?? '');
    const issue = { ...current.issue, opening };
    try {
      const saved = await this.client.issues.update({ issueId, parent, issue, layout: current.layout });
      this.base = saved;
      this.unanswered = [];
      if (this.live !== opening) this.copies.put(this.copyId, { base: canonicalJson(opening), value: this.live });
      return { version: saved.issueHash, time: new Date().toISOString(), isSame: true };
    } catch (error) {
      this.noteUnanswered(opening, error);
      // Something else of the issue was changed at the same moment.
      if (isKnown && refusalCode(error) === 'issue-conflict') return this.write(opening);
      throw error;
    }
  }

  /** The opening in the archive is the one it was known to have, the one on the screen, or one that was sent from here when the answer was lost. */
  private isKnown({ issue }: IssueOutline): boolean {
    const known = [this.base?.issue.opening, this.live, ...this.unanswered].map(canonicalJson);
    return known.includes(canonicalJson(issue.opening));
  }
}
