/** What a browser window holds to be let in by the loopback host. */
export interface Session {
  token(): string;
  /** Exchanges a one-time code for the token of a program that was started anew. @returns false where the code is not good */
  enter(code: string): Promise<boolean>;
  /** A one-time code for another window. */
  newCode(): Promise<string>;
}

/** Kept for this tab alone and gone with it, so that the page can be loaded again. */
const key = 'bulletin-token';
const retryMs = 500;

/**
 * Exchanges the one-time code of the address for a token; a page that is loaded again takes the tab's token. A tab whose
 * program was started anew by hand takes the token of the tab that was opened with the new code.
 * Undefined where there is neither.
 */
export async function openSession(): Promise<Session | undefined> {
  const tabs = new BroadcastChannel('bulletin-session');
  tabs.addEventListener('message', (event) => {
    if (typeof event.data === 'string') sessionStorage.setItem(key, event.data);
  });
  const [, code, address = ''] = /^#code=([\w-]+)(?:&at=(\/[\w./-]*))?$/.exec(location.hash) ?? [];
  const keep = (token: string): void => {
    sessionStorage.setItem(key, token);
    tabs.postMessage(token);
  };
  if (code) {
    history.replaceState(null, '', location.pathname + (address && `#${address}`));
    const token = await exchange(code);
    if (token) keep(token);
  }
  if (!sessionStorage.getItem(key)) return undefined;
  const token = (): string => sessionStorage.getItem(key) ?? '';
  return {
    token,
    async enter(fresh) {
      const answer = await post('/session', { code: fresh });
      if (!answer.ok) return false;
      keep(((await answer.json()) as { token: string }).token);
      return true;
    },
    async newCode() {
      const answer = await post('/session/code', {}, token());
      return ((await answer.json()) as { code: string }).code;
    },
  };
}

/** The code is good for one exchange and the address no longer has it, so a server that is just being started anew is waited for. */
async function exchange(code: string): Promise<string | undefined> {
  const answer = await post('/session', { code }).catch(() => undefined);
  if (!answer) {
    await new Promise((resolve) => setTimeout(resolve, retryMs));
    return exchange(code);
  }
  return answer.ok ? ((await answer.json()) as { token: string }).token : undefined;
}

function post(path: string, body: object, token?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
}
