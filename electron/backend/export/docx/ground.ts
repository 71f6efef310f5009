import { ImageRun } from 'docx';
import type { Picture } from './cover-pictures.ts';
import { pixels } from './units.ts';

/** A picture behind the text, from the upper left corner of the page. It carries no meaning: screen readers skip it. */
export function ground(picture: Picture, name: string): ImageRun {
  return new ImageRun({
    type: 'png',
    data: picture.png,
    transformation: { width: pixels(picture.widthPt), height: pixels(picture.heightPt) },
    altText: { name, description: '' },
    floating: {
      horizontalPosition: { relative: 'page', offset: 0 },
      verticalPosition: { relative: 'page', offset: 0 },
      behindDocument: true,
      allowOverlap: true,
      wrap: { type: 0 },
    },
  });
}

/** The vertical title as a picture: no program but Word sets several columns of it in the right order. */
export function verticalTitle(picture: Picture, columns: readonly string[]): ImageRun {
  return new ImageRun({
    type: 'png',
    data: picture.png,
    transformation: { width: pixels(picture.widthPt), height: pixels(picture.heightPt) },
    altText: { name: '蒙古文刊名', description: columns.join(' ') },
  });
}
