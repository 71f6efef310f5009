export interface FrontMatter {
  /** The line after it. */
  end: number;
  /** What an editor is told. */
  what: string;
  /** What it calls the text; empty where it does not. */
  title: string;
}

/** YAML between two lines of --- or TOML between two of +++ at the start of a text. Null where there is none. */
export function readFrontMatter(lines: readonly string[]): FrontMatter | null {
  const start = lines.findIndex((line) => line.trim() !== '');
  const form = forms.find(({ open }) => open.test(lines[start] ?? ''));
  if (!form) return null;
  const length = lines.slice(start + 1, start + 60).findIndex((line) => form.close.test(line));
  const inside = lines.slice(start + 1, start + 1 + length);
  if (length < 0 || !inside.some((line) => form.property.test(line)) || !inside.every(form.isLine)) return null;
  const told = inside.map((line) => line.trim()).filter((line) => line !== '');
  const list = told.join('；');
  return {
    end: start + length + 2,
    what: `文件开头的属性没有收入正文（${list.length > 300 ? `${list.slice(0, 300)}…` : list}），题目和作者请核对。`,
    title: titleIn(inside),
  };
}

const yaml = /^[\p{L}\p{N}_-]{1,40}\s*:(?:\s|$)/u;
const toml = /^\s*(?:[\p{L}\p{N}_.-]{1,40}|"[^"]{1,40}")\s*=\s*\S/u;
const forms: readonly { open: RegExp; close: RegExp; property: RegExp; isLine: (line: string) => boolean }[] = [
  {
    open: /^---\s*$/,
    close: /^(?:---|\.\.\.)\s*$/,
    property: yaml,
    isLine: (line) => yaml.test(line) || /^\s*(?:#|-\s|$)|^\s+\S/.test(line),
  },
  {
    open: /^\+\+\+\s*$/,
    close: /^\+\+\+\s*$/,
    property: toml,
    isLine: (line) => toml.test(line) || /^\s*(?:#|\[|\]|$)|^\s+\S/.test(line),
  },
];

function titleIn(lines: readonly string[]): string {
  const value = lines.flatMap((line) => /^(?:title|题目|标题)\s*[:=]\s*(.*)$/i.exec(line)?.[1] ?? [])[0]?.trim() ?? '';
  const bare = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  return /^[>|[{]/.test(bare) ? '' : bare;
}
