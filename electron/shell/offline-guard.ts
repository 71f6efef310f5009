import type { Session } from 'electron';
import { logToStderr } from '../hosts/log-to-stderr.ts';

/** Since the program started, in all sessions. */
let blocked = 0;

/**
 * Stops every request of a session that is not for the program's own pages: whatever a manuscript or a library asks for, nothing
 * leaves this PC. `allowed` are beginnings of addresses. What is stopped is counted in the log, without its address, which may carry
 * text.
 */
export function guardOffline({ webRequest }: Pick<Session, 'webRequest'>, allowed: readonly string[]): void {
  webRequest.onBeforeRequest(({ url, resourceType }, decide) => {
    const isOwn = allowed.some((start) => url.startsWith(start));
    if (!isOwn) {
      blocked++;
      logToStderr('warn', 'request-blocked', { blocked, resourceType });
    }
    decide({ cancel: !isOwn });
  });
}
