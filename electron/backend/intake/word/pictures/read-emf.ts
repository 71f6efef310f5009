import { type Metafile, type MetafileRaster, MetafileUnits, mostRasters } from './metafile.ts';
import { EmfPlus } from './read-emf-plus.ts';
import { sourceCopy } from './read-wmf.ts';

const types = {
  windowExtent: 9,
  viewportExtent: 11,
  end: 14,
  mapMode: 17,
  comment: 70,
  bitBlock: 76,
  stretchBlock: 77,
  setToDevice: 80,
  stretch: 81,
  blend: 114,
} as const;

/** Records that draw lines and areas (MS-EMF 2.3.5), and those that draw words. */
const shapeRecords = new Set([
  2, 3, 4, 5, 6, 7, 8, 15, 41, 42, 43, 44, 45, 46, 47, 53, 54, 55, 56, 62, 63, 64, 71, 72, 73, 74, 85, 86, 87, 88, 89, 90, 91, 92,
  118,
]);
const textRecords = new Set([83, 84, 96, 97, 108]);

/** The records of an enhanced metafile (MS-EMF) and of EMF+ in its comments. @throws RangeError where it is cut off */
export function readEmf(emf: Buffer): { drawing: Metafile; plus: Metafile } {
  const units = new MetafileUnits();
  const plus = new EmfPlus();
  const drawing: Metafile = { rasters: [], shapes: 0, texts: 0, frame: null };
  for (let at = 0; at + 8 <= emf.length; ) {
    const type = emf.readUInt32LE(at);
    const size = emf.readUInt32LE(at + 4);
    if (type === types.end || size < 8 || size % 4 !== 0) break;
    const record = emf.subarray(at, at + size);
    if (type === types.windowExtent) units.setWindow(record.readInt32LE(8), record.readInt32LE(12));
    else if (type === types.viewportExtent) units.setViewport(record.readInt32LE(8), record.readInt32LE(12));
    else if (type === types.mapMode) units.setMode(record.readUInt32LE(8));
    else if (type === types.comment) plus.take(record);
    else if (textRecords.has(type)) drawing.texts += 1;
    else if (shapeRecords.has(type)) drawing.shapes += 1;
    else if (drawing.rasters.length < mostRasters) {
      const raster = rasterOf(type, record, units);
      if (raster) drawing.rasters.push(raster);
    }
    at += size;
  }
  return { drawing: { ...drawing, frame: units.frame ?? boundsOf(emf) }, plus: plus.drawn() };
}

function boundsOf(emf: Buffer): Metafile['frame'] {
  const [left, top, right, bottom] = [8, 12, 16, 20].map((at) => emf.readInt32LE(at)) as [number, number, number, number];
  return right > left && bottom > top ? { width: right - left + 1, height: bottom - top + 1 } : null;
}

function rasterOf(type: number, record: Buffer, units: MetafileUnits): MetafileRaster | null {
  const value = (at: number): number => record.readInt32LE(at);
  if (type === types.stretch) {
    const dib = dibAt(record, 48);
    if (!dib) return null;
    const source = { x: value(32), y: value(36), width: value(40), height: value(44) };
    const target = units.seen({ x: value(24), y: value(28), width: value(72), height: value(76) });
    return { ...dib, target, source, isFromTop: false, operation: record.readUInt32LE(68) };
  }
  if (type === types.setToDevice) {
    const dib = dibAt(record, 48);
    const size = { width: value(40), height: value(44) };
    const target = { ...units.seen({ x: value(24), y: value(28), ...size }), height: Math.abs(size.height) };
    return dib && { ...dib, target, source: { x: value(32), y: value(36), ...size }, isFromTop: false, operation: sourceCopy };
  }
  if (type !== types.bitBlock && type !== types.stretchBlock && type !== types.blend) return null;
  const dib = dibAt(record, 84);
  const size = { width: value(32), height: value(36) };
  const part = type === types.bitBlock ? size : { width: value(100), height: value(104) };
  const target = units.seen({ x: value(24), y: value(28), ...size });
  const operation = type === types.blend ? sourceCopy : record.readUInt32LE(40);
  return dib && { ...dib, target, source: { x: value(44), y: value(48), ...part }, isFromTop: true, operation };
}

/** Where header and pixels begin and how long they are; a record without a bitmap fills an area. */
function dibAt(record: Buffer, at: number): { dib: Buffer; bits: Buffer } | null {
  const [dib, dibLength, bits, bitsLength] = [0, 4, 8, 12].map((offset) => record.readUInt32LE(at + offset)) as [
    number,
    number,
    number,
    number,
  ];
  if (dibLength === 0 || bitsLength === 0) return null;
  return { dib: record.subarray(dib, dib + dibLength), bits: record.subarray(bits, bits + bitsLength) };
}
