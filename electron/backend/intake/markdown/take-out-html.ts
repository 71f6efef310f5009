/** What no reader of a page sees, over any number of lines. */
const unseen: readonly { open: RegExp; close: string; name: string }[] = [
  { open: /<!--/, close: '-->', name: '批注' },
  { open: /<script[\s>]/i, close: '</script>', name: '程序' },
  { open: /<style[\s>]/i, close: '</style>', name: '样式' },
];
const mostLines = 500;
/** Comments that begin and end on one line are read with the line too. */
const mostOnLine = 50;
const longestTold = 40;

/** Takes comments, scripts and style sheets out of the lines, and tells them. Those that do not end stay. */
export function takeOutHtml(
  lines: string[],
  isCode: (index: number) => boolean,
  tell: (line: number, what: string) => void,
): void {
  const closers = unseen.map(({ close }) => findLater(lines, close));
  for (let index = 0; index < lines.length; index++) {
    for (let taken = 0; taken < mostOnLine && !isCode(index); taken++) {
      const line = lines[index] ?? '';
      const kind = line.includes('<') ? unseen.findIndex(({ open }) => open.test(line)) : -1;
      const { open, close, name } = unseen[kind] ?? {};
      if (!open || !close) break;
      const from = line.search(open);
      const own = line.toLowerCase().indexOf(close, from);
      const last = own >= 0 ? index : (closers[kind]?.(index) ?? lines.length);
      if (last >= Math.min(lines.length, index + mostLines)) break;
      const end = own >= 0 ? own : (lines[last] ?? '').toLowerCase().indexOf(close);
      const inside = [...lines.slice(index, last), (lines[last] ?? '').slice(0, end)].join(' ').slice(from);
      const text = inside
        .replace(/^<!--|^<[^>]*>/, '')
        .replace(/\s+/g, ' ')
        .trim();
      tell(index + 1, `${name}“${text.length > longestTold ? `${text.slice(0, longestTold)}…` : text}”没有收入。`);
      const rest = (lines[last] ?? '').slice(end + close.length);
      lines.fill('', index + 1, last + 1);
      lines[index] = line.slice(0, from);
      lines[last] = last === index ? line.slice(0, from) + rest : rest;
    }
  }
}

/** The first line behind one that has some text; asked for from the top down, each line is looked at once. */
function findLater(lines: readonly string[], text: string): (behind: number) => number {
  let found = 0;
  return (behind) => {
    found = Math.max(found, behind + 1);
    while (found < lines.length && !(lines[found] ?? '').toLowerCase().includes(text)) found++;
    return found;
  };
}
