import type { EventPublisher } from '@orpc/server';
import type { ProgramEvent } from '../../../shared/contract/program-contract.ts';

const aliveEveryMs = 10_000;

/** What happens in the program, until the listener goes. */
export async function* programEvents(
  events: EventPublisher<{ program: ProgramEvent }>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ProgramEvent, void, void> {
  const beat = setInterval(() => events.publish('program', { kind: 'alive' }), aliveEveryMs);
  try {
    yield { kind: 'alive' };
    yield* events.subscribe('program', { signal });
  } finally {
    clearInterval(beat);
  }
}
