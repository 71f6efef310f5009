import { useState } from 'react';
import { errorMessage } from '../api/error-message.ts';

export interface Attempt {
  isBusy: boolean;
  /** The sentence of what failed last; null once something is tried again. */
  failure: string | null;
  attempt(work: () => Promise<unknown>): Promise<void>;
}

/** What a dialog does with the archive: whether it is under way, and what came of it where it failed. */
export function useAttempt(): Attempt {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    isBusy,
    failure,
    async attempt(work) {
      setBusy(true);
      setFailure(null);
      try {
        await work();
      } catch (error) {
        setFailure(errorMessage(error));
      }
      setBusy(false);
    },
  };
}
