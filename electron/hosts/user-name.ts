import os from 'node:os';

/** The name this PC knows its user by; empty where it has none, as for a user id that is in no list of users. */
export function userName(read: () => { username: string } = os.userInfo): string {
  try {
    return read().username;
  } catch {
    return '';
  }
}
