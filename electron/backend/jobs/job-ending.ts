/** How one job ended, told once to whoever listens or comes to listen. */
export interface JobEnding {
  /** @see Job.onExit */
  onExit(listener: (what: string | null) => void): void;
  isEnded(): boolean;
  end(what: string | null): void;
}

export function jobEnding(): JobEnding {
  let listener: (what: string | null) => void = () => undefined;
  let ended: { what: string | null } | undefined;
  return {
    onExit(next) {
      listener = next;
      if (ended) next(ended.what);
    },
    isEnded: () => ended !== undefined,
    end(what) {
      if (ended) return;
      ended = { what };
      listener(what);
    },
  };
}
