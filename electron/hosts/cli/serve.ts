import { createInterface } from 'node:readline';
import { superviseServer } from '../loopback/supervise-server.ts';
import type { Command } from './parse-command.ts';

interface ServeContext {
  /** The source or the built file of the server's process. */
  entry: string;
  signal: AbortSignal;
  /** Called with the first address. */
  onReady?: (address: string) => void;
}

/** Serves until it is ended; every line typed at the terminal gives one more address. @returns the exit code */
export async function serve(
  { home, sample, port, json }: Extract<Command, { name: 'serve' }>,
  { entry, signal, onReady }: ServeContext,
): Promise<number> {
  let isFirst = true;
  const { ended, newAddress } = superviseServer({
    entry,
    home,
    sample,
    port,
    signal,
    onAddress: (address) => {
      process.stdout.write(json ? `${JSON.stringify({ url: address })}\n` : `请在本机的浏览器里打开：${address}\n`);
      if (isFirst) {
        if (!json) process.stderr.write('网址只能用一次，十分钟内有效；按回车键得到新的网址，按 Ctrl+C 结束程序。\n');
        onReady?.(address);
      }
      isFirst = false;
    },
    onRestart: () => process.stderr.write('程序的后台意外中断，已经自动重新启动；窗口里的文字不会丢失。\n'),
  });
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin }) : undefined;
  terminal?.on('line', newAddress);
  const { exitCode, sentence, code } = await ended;
  terminal?.close();
  if (json && code !== undefined) process.stdout.write(`${JSON.stringify({ error: { code, message: sentence } })}\n`);
  if (sentence) process.stderr.write(`${sentence}\n`);
  return exitCode;
}
