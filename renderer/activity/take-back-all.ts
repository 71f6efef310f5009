import { client } from '../api/connection.ts';

/** Takes back entries of the log that were one step for the editor, the newest first. @throws the refusal, which leaves the older ones */
export async function takeBackAll(sequences: readonly number[]): Promise<void> {
  for (const sequence of sequences.toReversed()) await client.activity.takeBack({ sequence });
}
