interface Style {
  name: string;
  basedOn: number | null;
  /** As in `\outlinelevel`. */
  outline: number | null;
}

/** The paragraph styles of a file by their number. */
export class StyleTable {
  private readonly styles = new Map<number, Style>();

  add(id: number, style: Style): void {
    this.styles.set(id, style);
  }

  nameOf(id: number): string {
    return this.styles.get(id)?.name ?? (id === 0 ? 'Normal' : '');
  }

  /** By its own level, its name, or those of the style that it is based on; 1–9. */
  outlineOf(id: number): number | null {
    const seen = new Set<number>();
    for (let next: number | null = id; next !== null && !seen.has(next); ) {
      seen.add(next);
      const style: Style | undefined = this.styles.get(next);
      if (!style) return null;
      if (style.outline !== null) return style.outline < 9 ? style.outline + 1 : null;
      const level = /^(?:heading|标题|標題)\s*([1-9])$/i.exec(style.name)?.[1];
      if (level) return Number(level);
      next = style.basedOn;
    }
    return null;
  }
}

export interface Font {
  charset: number | null;
  name: string;
}

/** The fonts of a file by their number. */
export class FontTable {
  standard = 0;
  private readonly fonts = new Map<number, Font>();

  add(id: number): Font {
    const font: Font = { charset: null, name: '' };
    this.fonts.set(id, font);
    return font;
  }

  get(id: number | null): Font {
    return this.fonts.get(id ?? this.standard) ?? unknownFont;
  }
}

const unknownFont: Font = { charset: null, name: '' };
