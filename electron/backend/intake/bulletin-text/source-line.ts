/** One line of the source that carries text. */
export interface SourceLine {
  /** 1-based line of the source. */
  line: number;
  /** Without mark-up and without white space at its ends. */
  text: string;
  /** With its white space, without mark-up: columns of the contents are told by their gaps. */
  raw: string;
  /** Number of # before it. */
  hashes: number;
  /** The whole line is bold. */
  bold: boolean;
  /** Width of the white space before it in characters of the body; two or more is a paragraph's indent. */
  indent: number;
  /** At least one blank line stands before it. */
  gap: boolean;
  /** A folio, a running head or a form feed stood before it. */
  pageBreak: boolean;
}

/** Splits a text into its lines, takes off Markdown and drops blank lines and rules. */
export function readSourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let gap = true;
  let pageBreak = false;
  for (const [index, source] of text.split('\n').entries()) {
    if (source.includes('\f')) pageBreak = true;
    const raw = withoutMarkup(source);
    const stripped = raw.trim();
    if (stripped === '' || isRule(stripped)) {
      gap = true;
      continue;
    }
    const heading = /^(#{1,6})\s*(.*?)\s*#*$/.exec(stripped);
    const content = heading ? (heading[2] ?? '') : stripped;
    if (content === '') continue;
    const bold = /^(\*\*|__)([^*_]+)\1$/.test(content);
    lines.push({
      line: index + 1,
      text: withoutBold(content).trim(),
      raw: withoutBold(heading ? content : raw),
      hashes: heading?.[1]?.length ?? 0,
      bold,
      indent: indentOf(raw),
      gap,
      pageBreak,
    });
    gap = false;
    pageBreak = false;
  }
  return lines;
}

function withoutMarkup(source: string): string {
  return source
    .replace(/[\f\uFEFF\u200B\u2060\u00AD]/g, '')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\\([*_#\-.()[\]!])/g, '$1')
    .replace(/\u00A0/g, ' ')
    .trimEnd();
}

function withoutBold(text: string): string {
  return text.replace(/\*\*([^*]*)\*\*/g, '$1').replace(/__([^_]*)__/g, '$1');
}

function isRule(text: string): boolean {
  return /^([-*_=]\s*){3,}$/.test(text);
}

function indentOf(raw: string): number {
  const white = /^\s*/.exec(raw)?.[0] ?? '';
  return [...white].reduce((sum, character) => sum + (character === '\u3000' ? 1 : character === '\t' ? 2 : 0.5), 0);
}
