/** What a metafile draws, as far as it matters whether it is a picture in a drawing's clothes. */
export interface Metafile {
  rasters: MetafileRaster[];
  /** Lines, areas and paths that it draws. */
  shapes: number;
  /** Words that it draws. */
  texts: number;
  /** Its size in the units of its rasters; null where nothing says so. */
  frame: { width: number; height: number } | null;
}

export interface MetafileRaster {
  /** A DIB, and its pixels where they stand apart; or a whole file: PNG, JPEG … */
  dib: Buffer | null;
  bits?: Buffer;
  file?: Buffer;
  /** Where it stands; a negative size where it is drawn backwards. */
  target: Area;
  /** The part of it that is drawn; null for the whole. */
  source: Area | null;
  /** Its lines are counted from the top; otherwise from the first in the file. */
  isFromTop: boolean;
  /** Ternary raster operation. */
  operation: number;
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** More than any program cuts a picture into. */
export const mostRasters = 2_000;

/** How a metafile's units run, by the records that say so. */
export class MetafileUnits {
  frame: { width: number; height: number } | null = null;
  private mode = 1;
  private window = { width: 1, height: 1 };
  private viewport = { width: 1, height: 1 };

  setMode(mode: number): void {
    this.mode = mode;
  }

  setWindow(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.window = { width, height };
    this.frame = { width: Math.abs(width), height: Math.abs(height) };
  }

  setViewport(width: number, height: number): void {
    if (width !== 0 && height !== 0) this.viewport = { width, height };
  }

  /** As it is seen: with a negative size only where the picture is turned over. */
  seen({ x, y, width, height }: Area): Area {
    const [signX, signY] = this.signs();
    return { x: signX * x, y: signY * y, width: signX * width, height: signY * height };
  }

  private signs(): [number, number] {
    // In all the units of length the ordinates go up.
    if (this.mode >= 2 && this.mode <= 6) return [1, -1];
    if (this.mode < 7) return [1, 1];
    return [Math.sign(this.window.width * this.viewport.width), Math.sign(this.window.height * this.viewport.height)];
  }
}
