/** A colour `#rrggbb` mixed with white, as Word writes it: `RRGGBB`. `part` is the share of white, 0 to 1. */
export function tintOf(colour: string, part: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(channel + (255 - channel) * part)
      .toString(16)
      .padStart(2, '0');
  });
  return mixed.join('').toUpperCase();
}
