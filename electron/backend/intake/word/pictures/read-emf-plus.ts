import type { Metafile } from './metafile.ts';
import { sourceCopy } from './read-wmf.ts';

const objectRecord = 0x4008;
const imageObject = 5;
const drawImage = new Set([0x401a, 0x401b]);
/** FillRects … DrawPath, FillPath and their like, and those that draw words (MS-EMFPLUS 2.3.4). */
const shapeRecords = new Set([
  0x400a, 0x400b, 0x400c, 0x400d, 0x400e, 0x400f, 0x4010, 0x4011, 0x4012, 0x4013, 0x4014, 0x4015, 0x4016, 0x4017, 0x4018, 0x4019,
]);
const textRecords = new Set([0x401c, 0x4036]);

/** The records of EMF+ (MS-EMFPLUS), which stand in comments of an EMF. */
export class EmfPlus {
  private readonly images = new Map<number, Buffer>();
  private readonly drawing: Metafile = { rasters: [], shapes: 0, texts: 0, frame: null };
  private pending: Buffer[] = [];

  /** @throws RangeError where it is cut off */
  take(comment: Buffer): void {
    if (comment.length < 16 || comment.toString('latin1', 12, 16) !== 'EMF+') return;
    const data = comment.subarray(16, 12 + comment.readUInt32LE(8));
    for (let at = 0; at + 12 <= data.length; ) {
      const type = data.readUInt16LE(at);
      const flags = data.readUInt16LE(at + 2);
      const size = data.readUInt32LE(at + 4);
      if (size < 12) return;
      const body = data.subarray(at + 12, at + 12 + data.readUInt32LE(at + 8));
      if (type === objectRecord && ((flags >> 8) & 0x7f) === imageObject) this.takeImage(flags, body);
      else if (drawImage.has(type)) this.draw(flags & 0xff);
      else if (shapeRecords.has(type)) this.drawing.shapes += 1;
      else if (textRecords.has(type)) this.drawing.texts += 1;
      at += size;
    }
  }

  drawn(): Metafile {
    return this.drawing;
  }

  /** An image in several records says its length in each of them. */
  private takeImage(flags: number, body: Buffer): void {
    const isContinued = (flags & 0x8000) !== 0;
    if (isContinued || this.pending.length > 0) this.pending.push(isContinued ? body.subarray(4) : body);
    if (isContinued && totalLength(this.pending) < body.readUInt32LE(0)) return;
    this.images.set(flags & 0xff, this.pending.length > 0 ? Buffer.concat(this.pending) : body);
    this.pending = [];
  }

  private draw(id: number): void {
    const image = this.images.get(id);
    const read = image && readImage(image);
    if (!read) this.drawing.shapes += 1;
    else
      this.drawing.rasters.push({
        ...read,
        target: { x: 0, y: 0, width: 0, height: 0 },
        source: null,
        isFromTop: true,
        operation: sourceCopy,
      });
  }
}

function totalLength(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** EmfPlusImage (2.2.1.4): a metafile again, a whole file, or pixels. */
function readImage(image: Buffer): { dib: Buffer | null; bits?: Buffer; file?: Buffer } | null {
  const kind = image.readUInt32LE(4);
  if (kind === 2) return { dib: null, file: image.subarray(16) };
  if (kind !== 1) return null;
  if (image.readUInt32LE(24) === 1) return { dib: null, file: image.subarray(28) };
  const [width, height, stride, format] = [8, 12, 16, 20].map((at) => image.readInt32LE(at)) as [number, number, number, number];
  const bits = (format >> 8) & 0xff;
  if (![24, 32].includes(bits) || stride !== Math.ceil((width * bits) / 32) * 4) return null;
  // The same pixels as in a DIB, from the top.
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(width, 4);
  header.writeInt32LE(-height, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(bits, 14);
  return { dib: header, bits: image.subarray(28) };
}
