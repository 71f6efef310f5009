/** A name may have 255 bytes on Linux and 255 letters on Windows; what is put behind it (date, pages, ending, `.~lock.`) needs room. */
const longestBytes = 200;
const longestCharacters = 80;

/** Names of devices: Windows opens the device whatever ending follows (Microsoft, “Naming Files, Paths, and Namespaces”). */
const device = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;

/** A name that every file system takes, without an ending: nothing invisible, no device, whole characters only. */
export function fileName(name: string): string {
  const allowed = name
    .replaceAll(/[^\S\ufeff]/g, ' ')
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, '')
    .replaceAll(/ {2,}/g, ' ')
    .replace(/^[\s.~]+/, '')
    .normalize('NFC');
  return noDevice(shortened(noDevice(allowed))) || '编刊';
}

function shortened(name: string): string {
  let taken = '';
  for (const { segment } of graphemes.segment(name)) {
    const longer = taken + segment;
    if (Buffer.byteLength(longer) > longestBytes || [...longer].length > longestCharacters) break;
    taken = longer;
  }
  return taken.replace(/[\s.]+$/, '');
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function noDevice(name: string): string {
  return device.test(name) ? `_${name}` : name;
}

/**
 * The name, with a number where another one differs from it in case alone: on Windows they would be one file. `endings`: what is put
 * behind it.
 */
export function withoutCaseClash(name: string, endings: readonly string[], present: readonly string[]): string {
  const folded = new Map(present.map((one) => [fold(one), one]));
  const clashes = (candidate: string): boolean =>
    endings.some((ending) => {
      const found = folded.get(fold(candidate + ending));
      return found !== undefined && found !== candidate + ending;
    });
  let free = name;
  for (let copy = 2; clashes(free); copy += 1) free = `${name} ${copy}`;
  return free;
}

/** What is the same name to Windows. */
export function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
