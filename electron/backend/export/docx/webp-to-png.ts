import { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import { decodePDFRawStream, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { pngOf } from '../../assets/png-of.ts';
import { diagnosticsFormat, loadTypst, pagedDocument, pdfArtifact } from '../../typeset/load-typst.ts';

/**
 * A WebP as PNG, upright, on white where it lets the paper through: Word 2019 and older cannot show WebP. The page engine decodes it
 * onto a page of its own, so both files have the same pixels. Null where it cannot.
 */
export async function webpToPng(webp: Uint8Array): Promise<Uint8Array | null> {
  const pdf = await pageWith(webp);
  if (!pdf) return null;
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const images = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFRawStream)
    .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'));
  // The transparency is a picture of its own, which the picture names.
  const masks = new Set(images.map(({ dict }) => dict.lookup(PDFName.of('SMask'))));
  const image = images.find((one) => !masks.has(one));
  if (!image) return null;
  const size = (name: string): number => image.dict.lookup(PDFName.of(name), PDFNumber).asNumber();
  const [width, height] = [size('Width'), size('Height')];
  const mask = image.dict.lookup(PDFName.of('SMask'));
  const alpha = mask instanceof PDFRawStream ? decodePDFRawStream(mask).decode() : null;
  return pngOf(width, height, rowsOf(width, height, decodePDFRawStream(image).decode(), alpha));
}

async function pageWith(picture: Uint8Array): Promise<Uint8Array | null> {
  loadTypst();
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  const compiler = await builder.build();
  compiler.add_source('/page.typ', '#set page(width: auto, height: auto, margin: 0pt)\n#image("/picture")');
  compiler.map_shadow('/picture', picture);
  const world = compiler.snapshot('/', '/page.typ', undefined);
  world.compile(pagedDocument, diagnosticsFormat);
  const { result } = world.get_artifact(pdfArtifact, diagnosticsFormat) as { result?: Uint8Array };
  compiler.free();
  return result ?? null;
}

/** The rows of a PNG from pixels of one or three bytes and, where there is one, their transparency. */
function rowsOf(width: number, height: number, pixels: Uint8Array, alpha: Uint8Array | null): Uint8Array {
  const bytes = pixels.length / (width * height);
  const rows = new Uint8Array((1 + 3 * width) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = y * width + x;
      const to = (1 + 3 * width) * y + 1 + 3 * x;
      const share = (alpha?.[from] ?? 255) / 255;
      for (let part = 0; part < 3; part += 1) {
        const value = pixels[from * bytes + (bytes === 1 ? 0 : part)] ?? 0;
        rows[to + part] = Math.round(value * share + 255 * (1 - share));
      }
    }
  }
  return rows;
}
