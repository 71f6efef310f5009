import type { EventPublisher } from '@orpc/server';
import type { ProgramEvent } from '../../../shared/contract/program-contract.ts';

const aliveEveryMs = 10_000;

/** What happens in the program, until the listener goes. */
export async function* programEvents(
  events: EventPublisher<{ program: ProgramEvent }>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ProgramEvent, void, void> {
  // Before the first sign: who has it asks for everything anew and must miss nothing that happens from then on.
  const happening = events.subscribe('program', { signal });
  const beat = setInterval(() => events.publish('program', { kind: 'alive' }), aliveEveryMs);
  try {
    yield { kind: 'alive' };
    yield* happening;
  } finally {
    clearInterval(beat);
    await happening.return();
  }
}
