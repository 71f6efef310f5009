import type { StoreApi } from 'zustand/vanilla';
import type { DocumentNode } from '../../shared/document/types.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import { errorMessage, refusalCode } from '../api/error-message.ts';
import type { SaveState } from '../editing/editing-store.ts';
import type { SaveLoop } from '../editing/save-loop.ts';
import type { UnsavedCopies } from './unsaved-copies.ts';

export interface SessionView {
  /** Why there is no text. */
  failure: string | null;
  save: SaveState;
  /** One quiet line for the editor; null where there is nothing to tell. */
  notice: string | null;
}

/** What every text has that is open on the screen and kept in the archive. */
export abstract class EditingSession<Value, Version> {
  abstract readonly view: StoreApi<SessionView>;
  /** Names its copy among the unsaved ones. */
  abstract readonly copyId: string;

  protected readonly copies: UnsavedCopies;
  protected loop: SaveLoop<Value, Version> | undefined;
  /** Sent, and neither acknowledged nor refused: it may be in the archive. */
  protected unanswered: Value[] = [];
  /** The document that came from the archive last, until another one is on the screen: the editor reports it too. */
  private arrived: string | null = null;

  constructor(copies: UnsavedCopies) {
    this.copies = copies;
  }

  get hasUnsaved(): boolean {
    return this.loop?.hasUnsaved ?? false;
  }

  async open(): Promise<void> {
    try {
      await this.read();
      this.view.setState({ failure: null });
    } catch (error) {
      this.view.setState({ failure: errorMessage(error) });
    }
  }

  /** @throws what the save was refused with */
  async flush(reason?: string): Promise<void> {
    await this.loop?.flush(reason);
  }

  retry(): void {
    this.loop?.retry();
  }

  dismissNotice(): void {
    this.view.setState({ notice: null });
  }

  end(): void {
    this.loop?.end();
  }

  /** Reads the text from the archive, starts its loop and shows it. */
  protected abstract read(): Promise<void>;

  /** What is in the archive needs no copy. */
  protected showSave(save: SaveState): void {
    if (save.kind === 'saved') this.copies.remove(this.copyId);
    this.view.setState({ save });
  }

  /** What the window that was here before could not save, where it differs from what the archive has. */
  protected takeCopy(archived: Value): { base: string | number; value: Value } | null {
    const copy = this.copies.get(this.copyId);
    if (copy && canonicalJson(copy.value) !== canonicalJson(archived)) return copy as { base: string | number; value: Value };
    this.copies.remove(this.copyId);
    return null;
  }

  /** The text of a copy is on the screen: it is saved, unless someone else has changed what it was typed on. */
  protected goOnWithCopy(isOnTop: boolean): void {
    if (isOnTop) this.view.setState({ notice: '上次还没来得及存下的文字找回来了。' });
    else this.loop?.stop();
  }

  protected remember(document: DocumentNode | undefined): void {
    this.arrived = document ? canonicalJson(document) : null;
  }

  /** Whether the editor only reports what it was given. */
  protected isEcho({ document }: { document?: DocumentNode }): boolean {
    if (this.arrived === null || !document) return false;
    if (canonicalJson(document) === this.arrived) return true;
    this.arrived = null;
    return false;
  }

  /** After a save that failed: without a refusal, what was sent may have been written. */
  protected noteUnanswered(value: Value, error: unknown): void {
    if (refusalCode(error) === undefined && this.unanswered.at(-1) !== value) this.unanswered.push(value);
  }
}
