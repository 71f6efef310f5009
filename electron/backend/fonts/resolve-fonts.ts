import { defaultLayout, type Layout } from '../../../shared/periodical/layout.ts';
import { bundledFaces } from './font-catalog.ts';
import type { FontFace } from './read-font-faces.ts';
import type { SystemFonts } from './system-fonts.ts';

/** A face of this PC that the typesetter loads beside the bundled ones, under the name the layout uses. */
export interface ChosenFace {
  file: string;
  index: number;
  family: string;
}

export interface ResolvedFonts {
  /** Families that can be set: a missing one has the bundled family of its role in its place. */
  fonts: Layout['fonts'];
  faces: ChosenFace[];
  missing: { role: keyof Layout['fonts']; family: string }[];
}

const bundledFamilies: ReadonlySet<string> = new Set(bundledFaces.map((face) => face.family));

/** Weights the template asks for. */
const weights = [400, 500, 700, 900];

/** Where the faces come from that a layout names. */
export async function resolveFonts(fonts: Layout['fonts'], systemFonts: SystemFonts): Promise<ResolvedFonts> {
  const resolved: ResolvedFonts = { fonts: { ...fonts }, faces: [], missing: [] };
  for (const role of Object.keys(fonts) as (keyof Layout['fonts'])[]) {
    const family = fonts[role];
    if (bundledFamilies.has(family) || resolved.faces.some((face) => face.family === family)) continue;
    const found = await systemFonts.find(family);
    if (found) {
      resolved.faces.push(...nearestFaces(found.faces).map(({ file, index }) => ({ file, index, family })));
    } else {
      resolved.missing.push({ role, family });
      resolved.fonts[role] = defaultLayout.fonts[role];
    }
  }
  return resolved;
}

export function isBundledFamily(family: string): boolean {
  return bundledFamilies.has(family);
}

/** For each weight of the template the nearest the family has. */
function nearestFaces(faces: readonly FontFace[]): FontFace[] {
  const nearest = weights.map((weight) =>
    faces.reduce((best, face) => (Math.abs(face.weight - weight) < Math.abs(best.weight - weight) ? face : best)),
  );
  return [...new Set(nearest)];
}
