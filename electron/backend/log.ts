/** Details are counts, codes and ids: no text of a manuscript and no token goes into a log. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, details?: Readonly<Record<string, string | number>>) => void;
