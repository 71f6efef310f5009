import { enterCode } from './connection.ts';

/** Goes on in this window with an address the program has just given. @returns a sentence for the editor where it did not; else nothing */
export async function enterAddress(address: string): Promise<string> {
  const [, origin, code] = /^(http:\/\/127\.0\.0\.1:\d+)\/#code=([\w-]+)$/.exec(address.trim()) ?? [];
  if (origin === undefined || code === undefined) return '这不是编刊给出的网址，请整行复制后再粘贴。';
  if (origin !== location.origin) {
    window.open(address.trim());
    return '新网址的端口和这个窗口的不同，已在另一个窗口打开；请把没存下的文字复制过去，再关掉这里。';
  }
  try {
    return (await enterCode(code)) ? '' : '这个网址已经用过或者过期了，请在启动编刊的窗口按回车键，再要一个。';
  } catch {
    return '编刊还没有应答，请先重新启动它。';
  }
}
