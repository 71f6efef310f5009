import type { FontRole } from '../../../../shared/layout/typography.ts';
import { defaultLayout, type Layout } from '../../../../shared/periodical/layout.ts';

export interface WordFont {
  eastAsia: string;
  latin: string;
}

/**
 * The bundled faces are not on the reader's PC: the document names the ones of Windows that stand for them, under their
 * English names, which every program maps to a face of the same kind. A face chosen in the layout keeps its own name.
 */
const windowsFonts: Record<FontRole, WordFont> = {
  song: { eastAsia: 'SimSun', latin: 'Times New Roman' },
  title: { eastAsia: 'SimSun', latin: 'Times New Roman' },
  hei: { eastAsia: 'SimHei', latin: 'Arial' },
  kai: { eastAsia: 'KaiTi', latin: 'Times New Roman' },
};

export function wordFont(role: FontRole, layout: Pick<Layout, 'fonts'>): WordFont {
  const chosen = layout.fonts[role];
  const standard = windowsFonts[role];
  return chosen === defaultLayout.fonts[role] ? standard : { eastAsia: chosen, latin: standard.latin };
}
