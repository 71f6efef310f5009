import { type Area, type Metafile, type MetafileRaster, MetafileUnits, mostRasters } from './metafile.ts';

/** Records that draw lines and areas (MS-WMF 2.3.3), and those that draw words. */
const shapeRecords = new Set([
  0x0213, 0x0325, 0x0324, 0x0538, 0x041b, 0x0418, 0x0817, 0x081a, 0x0830, 0x061c, 0x0228, 0x012a, 0x012b, 0x0429,
]);
const textRecords = new Set([0x0521, 0x0a32]);

/** Where the values of a record with a bitmap stand (MS-WMF 2.3.1): in words behind its head. */
const rasterRecords: Readonly<Record<number, { dib: number; isStretched: boolean; minimum: number; at: number }>> = {
  3907: { dib: 11, isStretched: true, minimum: 11, at: 3 },
  2881: { dib: 10, isStretched: true, minimum: 10, at: 2 },
  2368: { dib: 8, isStretched: false, minimum: 8, at: 2 },
};
const setDibToDevice = 0x0d33;
const windowExtent = 0x020c;
const viewportExtent = 0x020e;
const mapMode = 0x0103;

/** The records of a Windows metafile (MS-WMF). @throws RangeError where it is cut off */
export function readWmf(wmf: Buffer): Metafile {
  const isPlaced = wmf.readUInt32LE(0) === 0x9ac6cdd7;
  const metafile: Metafile = { rasters: [], shapes: 0, texts: 0, frame: null };
  const units = new MetafileUnits();
  for (let at = (isPlaced ? 22 : 0) + 18; at + 6 <= wmf.length; ) {
    const size = 2 * wmf.readUInt32LE(at);
    const type = wmf.readUInt16LE(at + 4);
    if (type === 0 || size < 6) break;
    const body = wmf.subarray(at + 6, at + size);
    const word = (index: number): number => body.readInt16LE(2 * index);
    if (type === mapMode) units.setMode(word(0));
    else if (type === windowExtent) units.setWindow(word(1), word(0));
    else if (type === viewportExtent) units.setViewport(word(1), word(0));
    else if (shapeRecords.has(type)) metafile.shapes += 1;
    else if (textRecords.has(type)) metafile.texts += 1;
    else if (metafile.rasters.length < mostRasters) {
      const raster = rasterOf(type, body, units);
      if (raster) metafile.rasters.push(raster);
    }
    at += size;
  }
  return { ...metafile, frame: units.frame };
}

function rasterOf(type: number, body: Buffer, units: MetafileUnits): MetafileRaster | null {
  const word = (index: number): number => body.readInt16LE(2 * index);
  if (type === setDibToDevice) {
    const [height, width] = [body.readUInt16LE(10), body.readUInt16LE(12)];
    const target = units.seen({ x: word(8), y: word(7), width, height });
    return {
      dib: body.subarray(18),
      target: { ...target, height: Math.abs(height) },
      source: null,
      isFromTop: false,
      operation: sourceCopy,
    };
  }
  const places = rasterRecords[type];
  // Without a bitmap such a record fills an area.
  if (!places || body.length < 2 * places.minimum + 16) return null;
  const operation = body.readUInt32LE(0);
  const { at, isStretched } = places;
  const dib = body.subarray(2 * places.dib);
  if (isStretched) {
    const source: Area = { x: word(at + 3), y: word(at + 2), width: word(at + 1), height: word(at) };
    return {
      dib,
      target: units.seen({ x: word(at + 7), y: word(at + 6), width: word(at + 5), height: word(at + 4) }),
      source,
      isFromTop: type !== 0x0f43,
      operation,
    };
  }
  const [width, height] = [word(at + 3), word(at + 2)];
  const source: Area = { x: word(at + 1), y: word(at), width, height };
  return { dib, target: units.seen({ x: word(at + 5), y: word(at + 4), width, height }), source, isFromTop: true, operation };
}

/** SRCCOPY. */
export const sourceCopy = 0xcc0020;
