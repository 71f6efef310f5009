import type { Log } from '../backend/log.ts';

/** One line an event: time, level, what, details. Control characters go, so that nothing can pass for a line of its own. */
export const logToStderr: Log = (level, event, details = {}) => {
  const words = Object.entries(details).map(([name, value]) => `${name}=${value}`);
  const line = [new Date().toISOString(), level, event, ...words].join(' ');
  process.stderr.write(`${line.replace(/\p{Cc}/gu, '?')}\n`);
};
