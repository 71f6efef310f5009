/**
 * Takes out the spaces that scanning and typing leave between Chinese characters, figures and marks; those between two
 * Latin words or two numbers stay, as one space.
 */
export function normaliseSpaces(text: string): string {
  return text
    .trim()
    .replace(/(\S)\s+(?=(\S))/gu, (_, before: string, after: string) =>
      keepsSpace(before) && keepsSpace(after) ? `${before} ` : before,
    );
}

/** ASCII letters, digits and marks. */
function keepsSpace(character: string): boolean {
  return /[!-~]/.test(character);
}
