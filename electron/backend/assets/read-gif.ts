/** How many frames a GIF has, and where it ends (GIF89a). @throws RangeError where it is cut off */
export function readGif(gif: Uint8Array): { frames: number; end: number } {
  let frames = 0;
  let at = 13 + colourTable(gif[10] ?? 0);
  for (;;) {
    const block = byteAt(gif, at);
    if (block === 0x3b) return { frames, end: at + 1 };
    if (block === 0x21) at = behindBlocks(gif, at + 2);
    else if (block === 0x2c) {
      frames += 1;
      // A picture's own colours, then the size of its codes.
      at = behindBlocks(gif, at + 10 + colourTable(byteAt(gif, at + 9)) + 1);
    } else throw new RangeError('a block of no known kind');
  }
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function behindBlocks(gif: Uint8Array, start: number): number {
  let at = start;
  for (let length = byteAt(gif, at); length > 0; length = byteAt(gif, at)) at += 1 + length;
  return at + 1;
}

function byteAt(gif: Uint8Array, at: number): number {
  const byte = gif[at];
  if (byte === undefined) throw new RangeError('the picture is cut off');
  return byte;
}
