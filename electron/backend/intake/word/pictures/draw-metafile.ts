import { type Raster, readDib, readDibHeader } from '../../../assets/read-dib.ts';
import type { Area, Metafile, MetafileRaster } from './metafile.ts';
import { checkPixels, PictureFault } from './picture-fault.ts';

/** Of all rasters together, read and drawn. */
const mostPixels = 100_000_000;
const leastShare = 0.8;

/**
 * The picture that a metafile consists of, or the file inside it; null where it is a drawing: with words, or with lines and areas
 * besides a raster that does not nearly fill it.
 * @throws RangeError where it is damaged, PictureFault
 */
export function drawMetafile({ rasters, shapes, texts, frame }: Metafile): Raster | Buffer | null {
  const [first] = rasters;
  if (!first || texts > 0) return null;
  if (rasters.length === 1 && first.file) return shapes === 0 ? first.file : null;
  if (rasters.some(({ file }) => file)) return null;
  const all = unionOf(rasters.map(({ target }) => target));
  if (shapes > 0 && (!frame || all.width * all.height < leastShare * frame.width * frame.height)) return null;
  const inside = rasters.length === 1 ? fileInside(first) : null;
  return inside ?? drawAll(rasters, all);
}

/** A DIB may hold a JPEG or PNG instead of pixels. */
function fileInside({ dib, bits }: MetafileRaster): Buffer | null {
  const header = dib && readDibHeader(dib);
  if (!header || (header.compression !== 4 && header.compression !== 5)) return null;
  return bits ?? dib.subarray(header.end);
}

function drawAll(rasters: readonly MetafileRaster[], all: Area): Raster {
  const sources = rasters.map(sourceOf);
  const scale = sources.reduce(
    ({ x, y }, { width, height }, index) => {
      const { target } = rasters[index] ?? { target: all };
      return {
        x: Math.max(x, width / Math.max(1, Math.abs(target.width))),
        y: Math.max(y, height / Math.max(1, Math.abs(target.height))),
      };
    },
    { x: 0, y: 0 },
  );
  const isOne = all.width === 0 || all.height === 0;
  const [width, height] = isOne
    ? [sources[0]?.width ?? 0, sources[0]?.height ?? 0]
    : [Math.round(all.width * scale.x), Math.round(all.height * scale.y)];
  checkPixels(width, height);
  const canvas = { width, height, rgb: new Uint8Array(3 * width * height).fill(255) };
  let pixels = 0;
  for (const [index, raster] of rasters.entries()) {
    const source = sources[index] ?? all;
    const header = readDibHeader(raster.dib ?? Buffer.alloc(0));
    const { target } = raster;
    const place = isOne
      ? { x: 0, y: 0, width, height }
      : {
          x: Math.round((Math.min(target.x, target.x + target.width) - all.x) * scale.x),
          y: Math.round((Math.min(target.y, target.y + target.height) - all.y) * scale.y),
          width: Math.round(Math.abs(target.width) * scale.x),
          height: Math.round(Math.abs(target.height) * scale.y),
        };
    pixels += header.width * header.height + place.width * place.height;
    if (pixels > mostPixels) throw new PictureFault('矢量图（点阵太多）');
    const turned = { x: target.width < 0, y: target.height < 0 };
    drawOne(canvas, readDib(raster.dib ?? Buffer.alloc(0), raster.bits), { source, place, turned, operation: raster.operation });
  }
  return canvas;
}

/** The part of a raster that is drawn, from its top; the whole where it says nonsense. */
function sourceOf({ dib, source, isFromTop }: MetafileRaster): Area {
  const header = readDibHeader(dib ?? Buffer.alloc(0));
  checkPixels(header.width, header.height);
  const whole = { x: 0, y: 0, width: header.width, height: header.height };
  if (!source || source.width <= 0 || source.height <= 0) return whole;
  const isInside =
    source.x >= 0 && source.y >= 0 && source.x + source.width <= whole.width && source.y + source.height <= whole.height;
  if (!isInside) return whole;
  return header.isTopDown || isFromTop ? source : { ...source, y: whole.height - source.y - source.height };
}

interface Drawing {
  source: Area;
  place: Area;
  turned: { x: boolean; y: boolean };
  operation: number;
}

function drawOne(canvas: Raster, raster: Raster, { source, place, turned, operation }: Drawing): void {
  const combine = operations[operation];
  for (let y = Math.max(0, -place.y); y < place.height && place.y + y < canvas.height; y += 1) {
    const down = Math.floor((y * source.height) / place.height);
    const row = raster.width * (source.y + (turned.y ? source.height - 1 - down : down));
    for (let x = Math.max(0, -place.x); x < place.width && place.x + x < canvas.width; x += 1) {
      const right = Math.floor((x * source.width) / place.width);
      const from = 3 * (row + source.x + (turned.x ? source.width - 1 - right : right));
      const to = 3 * (canvas.width * (place.y + y) + place.x + x);
      for (let part = 0; part < 3; part += 1) {
        const above = raster.rgb[from + part] ?? 0;
        canvas.rgb[to + part] = combine ? combine(canvas.rgb[to + part] ?? 0, above) : above;
      }
    }
  }
}

/** SRCAND, SRCPAINT, SRCINVERT: a mask and then what it lets through. */
const operations: Readonly<Record<number, (below: number, above: number) => number>> = {
  8913094: (below, above) => below & above,
  15597702: (below, above) => below | above,
  6684742: (below, above) => below ^ above,
};

function unionOf(areas: readonly Area[]): Area {
  const x = Math.min(...areas.map((area) => Math.min(area.x, area.x + area.width)));
  const y = Math.min(...areas.map((area) => Math.min(area.y, area.y + area.height)));
  const right = Math.max(...areas.map((area) => Math.max(area.x, area.x + area.width)));
  const bottom = Math.max(...areas.map((area) => Math.max(area.y, area.y + area.height)));
  return { x, y, width: right - x, height: bottom - y };
}
