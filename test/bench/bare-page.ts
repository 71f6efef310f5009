import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/**
 * A page that nothing watches. Playwright has the browser keep every answer from the network in the memory of the page it drives:
 * 112 MB after 200 letters typed (measured).
 */
export interface BarePage {
  /** The value of a JavaScript expression, or of a function that knows nothing but the page; or of its promise. */
  evaluate<T>(what: string | (() => T)): Promise<Awaited<T>>;
  /** Until an expression is true. */
  until(expression: string): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** A letter from a to z, or a key without a character. */
  press(key: string): Promise<void>;
  insertText(text: string): Promise<void>;
  /** Memory of the process that shows the page, after its garbage was collected. */
  megabytes(): Promise<number>;
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** The first page of a browser, 1600 by 900 pixels. */
export async function openBarePage(browser: Browser, address: string): Promise<BarePage> {
  const session = await browser.newBrowserCDPSession();
  const { targetId } = await session.send('Target.createTarget', { url: address, width: 1600, height: 900 });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const asked = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message) as Answer;
    const call = asked.get(id ?? -1);
    asked.delete(id ?? -1);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result as never);
  });
  let calls = 0;
  const send = async <T>(method: string, params: object): Promise<T> => {
    calls += 1;
    const id = calls;
    const answer = new Promise<T>((resolve, reject) => asked.set(id, { resolve, reject }));
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    return answer;
  };
  const evaluate = async <T>(what: string | (() => T)): Promise<Awaited<T>> => {
    const expression = typeof what === 'string' ? what : `(${what})()`;
    const { result, exceptionDetails } = await send<{ result: { value: Awaited<T> }; exceptionDetails?: { text: string } }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value;
  };
  return {
    evaluate,
    async until(expression) {
      const started = performance.now();
      while (!(await evaluate<boolean>(expression))) {
        if (performance.now() - started > 30_000) throw new Error(`waited in vain for ${expression}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async click(x, y) {
      for (const type of ['mousePressed', 'mouseReleased']) {
        await send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
      }
    },
    async press(key) {
      const isLetter = key.length === 1;
      const code = { key, code: isLetter ? `Key${key.toUpperCase()}` : key, windowsVirtualKeyCode: keyCodeOf(key) };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...code, ...(isLetter ? { text: key } : {}) });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
    },
    insertText: (text) => send('Input.insertText', { text }),
    async megabytes() {
      await send('HeapProfiler.collectGarbage', {});
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { id }) => sum + residentMegabytes(id), 0);
    },
  };
}

function keyCodeOf(key: string): number {
  return key === 'End' ? 35 : (key.toUpperCase().codePointAt(0) ?? 0);
}

/** Of a process. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
