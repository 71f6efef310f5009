import { Paragraph } from 'docx';
import { styleIds } from './styles-part.ts';
import { twips } from './units.ts';

/**
 * One point high: what Word wants after a table or for a section break, without taking a line. With `heightPt`, white below
 * makes it so high; at the foot of a column the white falls away.
 */
export function tinyParagraph(heightPt?: number): Paragraph {
  return new Paragraph({
    style: styleIds.tiny,
    ...(heightPt === undefined ? {} : { spacing: { after: twips(heightPt - 1) } }),
  });
}
