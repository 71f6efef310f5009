import type { LostArchive, RecoveryChoice } from '../../../shared/contract/recovery-contract.ts';

/** What the window asks about a lost archive; see `recoveryContract`. */
export interface Recovery {
  state(): LostArchive | null;
  decide(choice: RecoveryChoice): { aside: string };
  reopen(): void;
}
