import { App } from 'antd';
import { useState } from 'react';
import type { ChosenManuscript, Manuscript, ManuscriptFilter } from '../../../shared/contract/manuscripts-contract.ts';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { stateOf } from './manuscript-state.ts';

export interface Ticks {
  chosen: readonly ChosenManuscript[];
  /** The rows in the list that are ticked now; those further down keep their ticks. */
  setListed(ids: readonly string[]): void;
  /** Ticks everything the filter matches, also what is not yet scrolled to. */
  all(): Promise<void>;
  none(): void;
}

/** What is ticked in a list of which not all is there. */
export function useTicks(filter: Partial<ManuscriptFilter>, listed: readonly Manuscript[]): Ticks {
  const [ticked, setTicked] = useState<ReadonlyMap<string, ChosenManuscript>>(new Map());
  const { message } = App.useApp();
  const known = new Map(listed.map((one) => [one.id, chosenOf(one)]));
  return {
    // What is known of them now counts, not what it was when they were ticked.
    chosen: [...ticked.values()].map((one) => known.get(one.id) ?? one),
    setListed(ids) {
      const further = [...ticked.values()].filter(({ id }) => !known.has(id));
      const now = ids.flatMap((id) => known.get(id) ?? []);
      setTicked(new Map([...further, ...now].map((one) => [one.id, one])));
    },
    async all() {
      try {
        const all = await client.manuscripts.choose(filter);
        setTicked(new Map(all.map((one) => [one.id, one])));
      } catch (error) {
        message.error(errorMessage(error));
      }
    },
    none: () => setTicked(new Map()),
  };
}

function chosenOf(manuscript: Manuscript): ChosenManuscript {
  return { id: manuscript.id, state: stateOf(manuscript) };
}
