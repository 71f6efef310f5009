/** A space between parallel phrases of a Chinese title is one character wide; between Latin words it stays narrow. */
export function fullWidthSpaces(title: string): string {
  return title.replaceAll(' ', '\u3000');
}
