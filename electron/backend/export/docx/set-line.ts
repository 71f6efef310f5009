import { type IParagraphOptions, Paragraph, type ParagraphChild } from 'docx';
import type { FontRole } from '../../../../shared/layout/typography.ts';
import { defaultLayout, type Layout } from '../../../../shared/periodical/layout.ts';
import { textRun } from './inlines.ts';
import { halfPoints, twips } from './units.ts';
import { wordFont } from './word-fonts.ts';

export interface SetText {
  font: FontRole;
  sizePt: number;
  bold?: boolean;
  /** `rrggbb`. */
  color?: string;
  spacingPt?: number;
}

/** A piece of text of cover, masthead and other pages that have no styles of their own. */
export function setText(text: string, set: SetText, layout: Pick<Layout, 'fonts'> = defaultLayout): ParagraphChild {
  const font = wordFont(set.font, layout);
  return textRun(text, {
    font: { ascii: font.latin, hAnsi: font.latin, eastAsia: font.eastAsia, cs: font.latin },
    size: halfPoints(set.sizePt),
    bold: set.bold === true,
    ...(set.color ? { color: set.color } : {}),
    ...(set.spacingPt ? { characterSpacing: twips(set.spacingPt) } : {}),
  });
}

/** A paragraph of lines `linePt` high with white above and below. */
export function setLine(
  children: readonly ParagraphChild[],
  space: { linePt: number; beforePt?: number; afterPt?: number },
  options: Omit<IParagraphOptions, 'children' | 'spacing' | 'text'> = {},
): Paragraph {
  return new Paragraph({
    style: 'Normal',
    alignment: 'left',
    ...options,
    spacing: {
      line: twips(space.linePt),
      lineRule: 'exact',
      before: twips(space.beforePt ?? 0),
      after: twips(space.afterPt ?? 0),
    },
    children,
  });
}
