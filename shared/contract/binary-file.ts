/** Bytes on their way through the contract: a `Blob` at either end, whose type neither end can name for the other. */
export interface BinaryFile {
  readonly size: number;
  /** Media type. */
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Piece by piece. */
  stream(): unknown;
}
