import type { Session } from 'electron';

export interface OfflineGuard {
  /** How many requests were stopped since the program started. */
  blocked(): number;
}

/**
 * Stops every request of a session that is not for the program's own pages: whatever a manuscript or a library asks for, nothing
 * leaves this PC. `allowed` are beginnings of addresses.
 */
export function guardOffline({ webRequest }: Pick<Session, 'webRequest'>, allowed: readonly string[]): OfflineGuard {
  let blocked = 0;
  webRequest.onBeforeRequest(({ url }, decide) => {
    const isOwn = allowed.some((start) => url.startsWith(start));
    if (!isOwn) blocked++;
    decide({ cancel: !isOwn });
  });
  return { blocked: () => blocked };
}
