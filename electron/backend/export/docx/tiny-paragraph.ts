import { Paragraph } from 'docx';
import { styleIds } from './styles-part.ts';

/** One point high: what Word wants after a table or for a section break, without taking a line. */
export function tinyParagraph(): Paragraph {
  return new Paragraph({ style: styleIds.tiny });
}
