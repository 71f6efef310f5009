import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who is let in. Lives in memory only; the supervisor hands it to a server that was started anew. */
export interface SessionState {
  token: string;
  codes: OneTimeCode[];
}

interface OneTimeCode {
  code: string;
  expiresAt: number;
}

export interface Session {
  newCode(): string;
  /** The token for a code that was not used yet; each code goes whatever the answer. */
  exchange(code: string): string | undefined;
  /** Whether a request carries the token in its `Authorization` header. */
  isAuthorised(header: string | undefined): boolean;
}

export interface SessionOptions {
  /** Without one: a new token. */
  state?: SessionState | undefined;
  onChange: (state: SessionState) => void;
  /** Milliseconds. */
  now?: () => number;
}

export const codeLifetimeMs = 10 * 60_000;

/** One token for the life of the program, handed out against one-time codes, so that it never stands in an address. */
export function createSession({ state, onChange, now = Date.now }: SessionOptions): Session {
  const token = state?.token ?? randomBytes(32).toString('base64url');
  let codes = state?.codes ?? [];
  const keep = (next: OneTimeCode[]): void => {
    codes = next.filter(({ expiresAt }) => expiresAt > now());
    onChange({ token, codes });
  };
  return {
    newCode() {
      const code = randomBytes(16).toString('base64url');
      keep([...codes, { code, expiresAt: now() + codeLifetimeMs }]);
      return code;
    },
    exchange(code) {
      const known = codes.find((one) => isSame(one.code, code));
      keep(codes.filter((one) => one !== known));
      return known && known.expiresAt > now() ? token : undefined;
    },
    isAuthorised: (header) => header !== undefined && isSame(header, `Bearer ${token}`),
  };
}

/** Compares digests, which are of one length, in a time that says nothing. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
