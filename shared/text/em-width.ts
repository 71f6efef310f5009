/** Width in characters: Latin letters, digits and ASCII marks count a little over half, everything else one. */
export function emWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[!-~]/.test(character) ? 0.55 : 1), 0);
}
