import { sha256 } from '../archive/sha256.ts';

/** The hash that guards an issue's row, over both JSON texts as they are stored. */
export function issueDigest(row: { metadata: string; layout: string }): string {
  return sha256(`${row.metadata}\n${row.layout}`);
}
