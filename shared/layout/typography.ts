/** Faces by role: 宋 for text, 黑 for heads, 楷 for bylines, captions and notes. */
export type FontRole = 'song' | 'hei' | 'kai' | 'title';

/** How a kind of text is set. Sizes in pt at the default body size of 10.5 pt; PDF and DOCX read the same table. */
export interface TextStyle {
  font: FontRole;
  weight: 400 | 500 | 700 | 900;
  sizePt: number;
  /** First-line indent in characters of this size; null takes the layout's indent. */
  indentChars: number | null;
  align: 'start' | 'center' | 'end' | 'justify';
}

export const typography = {
  title: { font: 'title', weight: 900, sizePt: 22, indentChars: 0, align: 'center' },
  kicker: { font: 'kai', weight: 400, sizePt: 12, indentChars: 0, align: 'center' },
  subtitle: { font: 'kai', weight: 400, sizePt: 14, indentChars: 0, align: 'center' },
  byline: { font: 'kai', weight: 400, sizePt: 12, indentChars: 0, align: 'center' },
  heading1: { font: 'hei', weight: 700, sizePt: 11.5, indentChars: 0, align: 'start' },
  heading2: { font: 'kai', weight: 500, sizePt: 10.5, indentChars: 2, align: 'start' },
  heading3: { font: 'song', weight: 700, sizePt: 10.5, indentChars: 2, align: 'start' },
  heading4: { font: 'song', weight: 400, sizePt: 10.5, indentChars: 2, align: 'start' },
  body: { font: 'song', weight: 400, sizePt: 10.5, indentChars: null, align: 'justify' },
  lead: { font: 'kai', weight: 500, sizePt: 10.5, indentChars: null, align: 'justify' },
  note: { font: 'kai', weight: 400, sizePt: 9.5, indentChars: 2, align: 'justify' },
  credits: { font: 'kai', weight: 400, sizePt: 9.5, indentChars: 2, align: 'justify' },
  quote: { font: 'kai', weight: 400, sizePt: 10.5, indentChars: 2, align: 'justify' },
  caption: { font: 'kai', weight: 400, sizePt: 9, indentChars: 0, align: 'center' },
  tableCaption: { font: 'hei', weight: 500, sizePt: 9, indentChars: 0, align: 'center' },
  tableHead: { font: 'hei', weight: 500, sizePt: 9, indentChars: 0, align: 'center' },
  tableText: { font: 'song', weight: 400, sizePt: 9, indentChars: 0, align: 'start' },
  fillerTitle: { font: 'hei', weight: 700, sizePt: 10.5, indentChars: 0, align: 'start' },
  fillerSmall: { font: 'kai', weight: 400, sizePt: 9, indentChars: 0, align: 'start' },
  fillerText: { font: 'kai', weight: 400, sizePt: 10.5, indentChars: 2, align: 'justify' },
  footnote: { font: 'song', weight: 400, sizePt: 8.5, indentChars: 0, align: 'start' },
  runningHead: { font: 'song', weight: 400, sizePt: 8.5, indentChars: 0, align: 'start' },
} as const satisfies Record<string, TextStyle>;

export type TextStyleName = keyof typeof typography;
