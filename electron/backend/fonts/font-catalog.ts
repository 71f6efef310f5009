import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../shared/errors.ts';

/** What a face is for: 宋 body and titles, 黑 headings, 楷 bylines and captions, Mongolian title. */
export type FontRole = 'song' | 'hei' | 'kai' | 'mongolian';

export interface BundledFace {
  file: string;
  family: string;
  weight: number;
  role: FontRole;
}

/** The faces that come with the program; `resources/fonts/prepare-fonts.ts` makes their files. All under the SIL Open Font License. */
export const bundledFaces: readonly BundledFace[] = [
  { file: 'NotoSerifSC-Regular.ttf', family: 'Noto Serif SC', weight: 400, role: 'song' },
  { file: 'NotoSerifSC-Bold.ttf', family: 'Noto Serif SC', weight: 700, role: 'song' },
  { file: 'NotoSerifSC-Black.ttf', family: 'Noto Serif SC', weight: 900, role: 'song' },
  { file: 'NotoSansSC-Regular.ttf', family: 'Noto Sans SC', weight: 400, role: 'hei' },
  { file: 'NotoSansSC-Medium.ttf', family: 'Noto Sans SC', weight: 500, role: 'hei' },
  { file: 'NotoSansSC-Bold.ttf', family: 'Noto Sans SC', weight: 700, role: 'hei' },
  { file: 'LXGWWenKai-Regular.ttf', family: 'LXGW WenKai', weight: 400, role: 'kai' },
  { file: 'LXGWWenKai-Medium.ttf', family: 'LXGW WenKai', weight: 500, role: 'kai' },
  { file: 'NotoSansMongolian-Regular.ttf', family: 'Noto Sans Mongolian', weight: 400, role: 'mongolian' },
];

/**
 * The bytes of every bundled face, in the order of `bundledFaces`.
 * @throws UserError `font-missing` naming every file that is absent or is no TrueType file
 */
export function readBundledFonts(folder: string): (BundledFace & { bytes: Uint8Array })[] {
  const fonts = bundledFaces.map((face) => ({ ...face, bytes: readFace(path.join(folder, face.file)) }));
  const missing = fonts.filter((font) => font.bytes === null).map((font) => font.file);
  if (missing.length > 0) throw new UserError('font-missing', { fonts: missing.join('、') });
  return fonts.flatMap((font) => (font.bytes ? [{ ...font, bytes: font.bytes }] : []));
}

/** The face of the vertical title. @throws UserError `font-missing` */
export function readMongolianFont(resources: string): Uint8Array {
  const face = bundledFaces.find((one) => one.role === 'mongolian');
  const bytes = face && readFace(path.join(resources, 'fonts', face.file));
  if (!bytes) throw new UserError('font-missing', { fonts: face?.file ?? '' });
  return bytes;
}

function readFace(file: string): Uint8Array | null {
  try {
    const bytes = readFileSync(file);
    return bytes.length > 12 && bytes.readUInt32BE(0) === 0x00010000 ? bytes : null;
  } catch {
    return null;
  }
}
