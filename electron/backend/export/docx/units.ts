import { pointsPerMm } from '../../../../shared/periodical/layout.ts';

/** Twentieths of a point, the unit of most lengths in WordprocessingML. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

export function twipsOfMm(millimetres: number): number {
  return twips(millimetres * pointsPerMm);
}

/** Half points, the unit of type sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** docx takes the size of pictures in pixels, 96 to the inch. */
export function pixels(points: number): number {
  return (points * 96) / 72;
}
