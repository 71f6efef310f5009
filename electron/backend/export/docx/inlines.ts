import {
  BuilderElement,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx';
import type { FootnoteNode, InlineNode, Mark } from '../../../../shared/document/types.ts';
import { isPrintedFootnote } from '../../../../shared/periodical/footnote-mark.ts';
import type { DocxContext } from './docx-context.ts';
import { styleIds } from './styles-part.ts';

type RunChildren = NonNullable<IRunOptions['children']>;

/** Inline nodes as runs. Tracked changes stay tracked: what the PDF leaves out, Word shows struck through. */
export function inlineRuns(nodes: readonly InlineNode[] | undefined, context: DocxContext): ParagraphChild[] {
  return (nodes ?? []).map((node) => {
    const marks = node.marks ?? [];
    const run = changedRun(runOptions(node, marks, context), marks, context);
    const link = marks.find((mark) => mark.type === 'link');
    const address = link ? wellFormedAddress(link.attrs.href) : null;
    return address ? new ExternalHyperlink({ link: address, children: [run] }) : run;
  });
}

/** Text that is no document: titles, names, lines of the masthead. */
export function textRun(text: string, options: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun {
  return new TextRun({ ...options, ...eastAsian(options), children: textChildren(text) });
}

function runOptions(node: InlineNode, marks: readonly Mark[], context: DocxContext): IRunOptions {
  // In the order of the schema: the style of a run-in heading counts, not that of emphasis in it.
  const options: IRunOptions = Object.assign(eastAsian({}), ...marks.map(({ type }) => looks[type]));
  switch (node.type) {
    case 'text':
      return { ...options, children: textChildren(node.text) };
    case 'hardBreak':
      return { ...options, break: 1, children: [] };
    case 'footnote':
      return { style: 'FootnoteReference', children: footnoteReference(node, context) };
  }
}

/** Links and changes are elements around the run. */
const looks: Readonly<Record<Mark['type'], IRunOptions>> = {
  bold: { bold: true },
  emphasis: { style: 'Emphasis' },
  underline: { underline: { type: 'single' } },
  superscript: { superScript: true },
  subscript: { subScript: true },
  lead: { style: 'RunInHead' },
  link: {},
  insertion: {},
  deletion: {},
};

function changedRun(
  options: IRunOptions,
  marks: readonly Mark[],
  context: DocxContext,
): TextRun | InsertedTextRun | DeletedTextRun {
  const change = marks.find(isChange);
  if (!change) return new TextRun(options);
  const { author, time } = change.attrs;
  const tracked = { ...options, id: context.nextChangeId(), author, date: changeDate(time) };
  return change.type === 'insertion' ? new InsertedTextRun(tracked) : new DeletedTextRun(tracked);
}

/**
 * Word calls a file damaged over an address that is no URL. What browsers let stand behind the host and RFC 3986 does not,
 * as in `?a[]=1`, is escaped.
 */
function wellFormedAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const [, host = '', rest = ''] = /^(\w+:\/\/[^/?#]*)?(.*)$/.exec(new URL(href).href) ?? [];
  return host + rest.replace(/[[\]\\^`{|}]/g, encodeURIComponent);
}

type Change = Extract<Mark, { attrs: { author: string } }>;

function isChange(mark: Mark): mark is Change {
  return mark.type === 'insertion' || mark.type === 'deletion';
}

/** Word refuses a file with a date it cannot read. */
function changeDate(time: string): string {
  const date = new Date(time);
  const valid = Number.isNaN(date.getTime()) ? new Date(0) : date;
  return `${valid.toISOString().slice(0, 19)}Z`;
}

/**
 * The reference with its mark written out (ECMA-376 17.11.14). Automatic numbers would have to begin anew in each article:
 * Word does that by section, LibreOffice leaves them blank.
 */
function footnoteReference(node: FootnoteNode, context: DocxContext): RunChildren {
  const id = Object.keys(context.footnotes).length + 1;
  const mark = isPrintedFootnote(node) ? context.nextFootnoteMark() : markOfDeleted;
  const entry: Paragraph[] = [];
  context.footnotes[id] = { children: entry };
  const before = [textRun(mark, { style: 'FootnoteReference' }), textRun(' ')];
  entry.push(new Paragraph({ style: styleIds.footnote, children: [...before, ...inlineRuns(node.content, context)] }));
  const attributes = {
    customMarkFollows: { key: 'w:customMarkFollows', value: 1 },
    id: { key: 'w:id', value: id },
  };
  return [new BuilderElement({ name: 'w:footnoteReference', attributes }), mark];
}

/** Of a footnote that has no number in the PDF. */
const markOfDeleted = '＊';

/** A tab inside w:t is white space to some readers. */
function textChildren(text: string): RunChildren {
  return text
    .split(/(\t)/)
    .filter((part) => part !== '')
    .map((part) => (part === '\t' ? new Tab() : part));
}

/** Quotation marks, dashes and dots belong to both scripts; without the hint Word takes them from the Latin face. */
function eastAsian(options: Pick<IRunOptions, 'font'>): Pick<IRunOptions, 'font'> {
  if (options.font === undefined) return { font: { hint: 'eastAsia' } };
  return typeof options.font === 'object' ? { font: { ...options.font, hint: 'eastAsia' } as IRunOptions['font'] } : options;
}
