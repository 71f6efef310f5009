/** Bytes that are written as pairs of hexadecimal digits, or as they are. */
export class HexBytes {
  private bytes = new Uint8Array(64);
  private length = 0;
  private high: number | null = null;

  digit(character: number): void {
    const value = Number.parseInt(String.fromCharCode(character), 16);
    if (Number.isNaN(value)) return;
    if (this.high === null) {
      this.high = value;
      return;
    }
    this.grow(1);
    this.bytes[this.length++] = 16 * this.high + value;
    this.high = null;
  }

  append(bytes: Uint8Array): void {
    this.grow(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  all(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private grow(by: number): void {
    if (this.length + by <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + by));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
