import { errorMessage, refusalCode } from '../api/error-message.ts';
import type { SaveState } from './editing-store.ts';

const pauseMs = 800;
const firstRetryMs = 2000;
const longestRetryMs = 10_000;

/** The acknowledgement of a save: what is at `version` is on the disk. */
export interface Acknowledged<Version> {
  version: Version;
  /** ISO 8601 in UTC. */
  time: string;
  /** What the archive has is what was sent. */
  isSame: boolean;
}

export interface SaveLoopInput<Value, Version> {
  /** Writes a value on top of a version. @throws where it was not written */
  save(value: Value, parent: Version, reason: string): Promise<Acknowledged<Version>>;
  onState(state: SaveState): void;
}

/**
 * Keeps what an editor changes in the archive: 0.8 s after the last change, one save under way at a time, always the latest value on
 * top of the last acknowledged version. What could not be saved is tried again until it is. Where someone else saved in between
 * it stops until `rebase` or `adopt`.
 */
export class SaveLoop<Value, Version> {
  private readonly input: SaveLoopInput<Value, Version>;
  private value: Value;
  private parent: Version;
  /** Counts changes; what was changed up to `saved` is acknowledged. */
  private changes = 0;
  private saved = 0;
  private state: SaveState = { kind: 'idle' };
  private refusal: unknown;
  /** The last save failed with an answer. */
  private isRefused = false;
  private queue: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = firstRetryMs;

  constructor(value: Value, version: Version, input: SaveLoopInput<Value, Version>) {
    this.value = value;
    this.parent = version;
    this.input = input;
  }

  /** The last acknowledged version. */
  get version(): Version {
    return this.parent;
  }

  get hasUnsaved(): boolean {
    return this.saved < this.changes;
  }

  get isInConflict(): boolean {
    return this.state.kind === 'conflict';
  }

  change(value: Value): void {
    this.value = value;
    this.changes += 1;
    if (this.state.kind === 'conflict') return;
    // Without an answer it is tried again anyway; what was refused may be mended by this very change.
    if (this.state.kind === 'failed' && !this.isRefused) return;
    this.show({ kind: 'changed' });
    this.saveIn(pauseMs);
  }

  /**
   * Saves at once. Resolves when everything changed up to now is acknowledged.
   * @throws what the save was refused with
   */
  flush(reason = '自动保存'): Promise<void> {
    clearTimeout(this.timer);
    const saved = this.queue.then(() => this.saveNow(reason));
    this.queue = saved.catch(() => undefined);
    return saved;
  }

  /**
   * Has the archive put something else in the place of this value, while nothing is saved. What is changed meanwhile becomes a
   * version too and is put away again, so that it stands in the history. `show` gets what came when nothing is left unsaved.
   * @throws what `bring` and the saves are refused with; the value stays then
   */
  replace(input: {
    bring(parent: Version): Promise<{ value: Value; version: Version; time: string }>;
    show(value: Value): void;
    reason: string;
  }): Promise<void> {
    clearTimeout(this.timer);
    const replaced = this.queue.then(async () => {
      await this.saveNow(input.reason);
      for (;;) {
        const brought = await input.bring(this.parent);
        this.parent = brought.version;
        if (!this.hasUnsaved) {
          this.adopt(brought.value, brought.version, brought.time);
          input.show(brought.value);
          return;
        }
        await this.saveNow(input.reason);
      }
    });
    this.queue = replaced.catch(() => undefined);
    return replaced;
  }

  /**
   * Does something else with the archive once everything changed up to now is acknowledged, and saves nothing meanwhile.
   * @throws what a save is refused with, and what `work` throws
   */
  afterSaving<Answer>(work: () => Promise<Answer>, reason = '自动保存'): Promise<Answer> {
    clearTimeout(this.timer);
    const done = this.queue.then(async () => {
      await this.saveNow(reason);
      return work();
    });
    this.queue = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** Resolves when no save is under way. */
  settle(): Promise<void> {
    return this.queue;
  }

  /** Tries again at once what failed before. */
  retry(): void {
    if (this.state.kind === 'failed') void this.flush().catch(() => undefined);
  }

  /** Someone else's version stands in the archive: nothing is saved until an editor has decided. */
  stop(): void {
    clearTimeout(this.timer);
    this.show({ kind: 'conflict' });
  }

  /** Saves from now on on top of another version: the editor has decided to keep this value. */
  rebase(version: Version): void {
    this.parent = version;
    this.refusal = undefined;
    this.changes += 1;
    this.show({ kind: 'changed' });
    this.saveIn(pauseMs);
  }

  /** Saves from now on on top of another version, of which this value has everything. */
  follow(version: Version): void {
    this.parent = version;
  }

  /** Takes what the archive has instead of this value. */
  adopt(value: Value, version: Version, time: string): void {
    clearTimeout(this.timer);
    this.value = value;
    this.parent = version;
    this.refusal = undefined;
    this.saved = this.changes;
    this.show({ kind: 'saved', time });
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private async saveNow(reason: string): Promise<void> {
    if (this.isInConflict) throw this.refusal ?? new Error('someone else saved in between');
    if (!this.hasUnsaved) return;
    const sent = this.changes;
    this.show({ kind: 'saving' });
    try {
      const acknowledged = await this.input.save(this.value, this.parent, reason);
      this.parent = acknowledged.version;
      if (!acknowledged.isSame) throw new Error('the archive has another text than was sent');
      this.saved = sent;
      this.retryMs = firstRetryMs;
      this.show(this.hasUnsaved ? { kind: 'changed' } : { kind: 'saved', time: acknowledged.time });
    } catch (error) {
      this.refuse(error);
      throw error;
    }
  }

  private refuse(error: unknown): void {
    const code = refusalCode(error);
    if (code === 'revision-conflict' || code === 'issue-conflict') {
      this.refusal = error;
      this.stop();
      return;
    }
    this.isRefused = code !== undefined;
    this.show({ kind: 'failed', message: errorMessage(error) });
    this.saveIn(this.retryMs);
    this.retryMs = Math.min(longestRetryMs, this.retryMs * 1.5);
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush().catch(() => undefined), ms);
  }

  private show(state: SaveState): void {
    this.state = state;
    this.input.onState(state);
  }
}
