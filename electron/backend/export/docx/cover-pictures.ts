import { Resvg } from '@resvg/resvg-wasm';
import { geometryOf, type Layout } from '../../../../shared/periodical/layout.ts';
import { startResvg } from '../../assets/start-resvg.ts';
import { tintOf } from './tint-of.ts';

/** `png` with its size on paper. */
export interface Picture {
  png: Uint8Array;
  widthPt: number;
  heightPt: number;
}

/** What text alone cannot show: the grounds of cover and back cover, and the vertical title. */
export interface CoverPictures {
  coverGround: Picture;
  backGround: Picture;
  /** Null where the issue has no Mongolian title. */
  mongolianTitle: Picture | null;
  mongolianTitleSmall: Picture | null;
}

const pixelsPerPoint = { ground: 1.5, text: 4 } as const;

export async function drawCoverPictures(
  input: { layout: Layout; mongolianTitle: readonly string[] },
  mongolianFont: Uint8Array,
): Promise<CoverPictures> {
  await startResvg();
  const { pageWidthPt: width, pageHeightPt: height } = geometryOf(input.layout);
  const columns = input.mongolianTitle.filter((column) => column.trim() !== '');
  return {
    coverGround: drawGround(width, height, coverShapes(width, height, input.layout.accent)),
    backGround: drawGround(width, height * 0.045, [rectangle(width, height * 0.045, input.layout.accent)]),
    mongolianTitle:
      columns.length > 0
        ? drawVerticalText(columns, { sizePt: 31, fill: '#191919', heightPt: height * 0.33 }, mongolianFont)
        : null,
    mongolianTitleSmall:
      columns.length > 0
        ? drawVerticalText(columns, { sizePt: 20, fill: input.layout.accent, heightPt: height * 0.25 }, mongolianFont)
        : null,
  };
}

function drawGround(widthPt: number, heightPt: number, shapes: readonly string[]): Picture {
  const svg = svgOf(widthPt, heightPt, shapes.join(''));
  const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: pixelsPerPoint.ground }, background: '#ffffff' });
  return { png: drawing.render().asPng(), widthPt, heightPt };
}

/** A band of the accent for the name of the periodical, hills in its tints at the foot: as in the PDF. */
function coverShapes(width: number, height: number, accent: string): string[] {
  const hillsTop = height * 0.6;
  const hillsHeight = height * 0.4;
  const hill = (fill: string, start: number, a: number, b: number, end: number): string => {
    const y = (part: number): number => hillsTop + part * hillsHeight;
    const curve = `M0 ${y(start)}C${width * 0.3} ${y(a)} ${width * 0.6} ${y(b)} ${width} ${y(end)}`;
    return `<path fill="${fill}" d="${curve}V${height}H0Z"/>`;
  };
  return [
    rectangle(width, height * 0.215, accent),
    hill('#efe7da', 0.34, 0.02, 0.52, 0.06),
    hill('#dcc8a8', 0.66, 0.22, 0.74, 0.34),
    hill('#c4a57c', 0.86, 0.62, 0.86, 0.52),
    hill(`#${tintOf(accent, 0.18)}`, 0.94, 0.72, 1.02, 0.76),
    hill(accent, 1.02, 0.86, 1.06, 0.92),
  ];
}

/** Each column is set as a line and turned clockwise; the first stands on the left. Smaller where it is higher than `heightPt`. */
function drawVerticalText(
  columns: readonly string[],
  { sizePt, fill, heightPt }: { sizePt: number; fill: string; heightPt: number },
  font: Uint8Array,
): Picture {
  const stepPt = sizePt * 1.55;
  const lines = columns.map((words, index) => {
    const x = (columns.length - 1 - index) * stepPt + sizePt;
    return `<text x="${sizePt}" y="${x}" font-family="Noto Sans Mongolian" font-size="${sizePt}" fill="${fill}">${escapeText(words)}</text>`;
  });
  const longest = Math.max(...columns.map((words) => words.length));
  const lengthPt = (longest + 4) * sizePt;
  const breadthPt = columns.length * stepPt + sizePt;
  const turned = `<g transform="translate(${breadthPt} 0) rotate(90)">${lines.join('')}</g>`;
  const drawing = new Resvg(svgOf(breadthPt, lengthPt, turned), {
    font: { fontBuffers: [font], defaultFontFamily: 'Noto Sans Mongolian', loadSystemFonts: false } as never,
    fitTo: { mode: 'zoom', value: pixelsPerPoint.text },
  });
  const box = drawing.getBBox();
  if (box) drawing.cropByBBox(box);
  const image = drawing.render();
  const scale = Math.min(1 / pixelsPerPoint.text, heightPt / image.height);
  return { png: image.asPng(), widthPt: image.width * scale, heightPt: image.height * scale };
}

function svgOf(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}

function rectangle(width: number, height: number, fill: string): string {
  return `<rect width="${width}" height="${height}" fill="${fill}"/>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
