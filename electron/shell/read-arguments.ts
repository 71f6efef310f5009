import { parseArgs } from 'node:util';

/** `--home DIR` and `--sample`. Electron and desktops add switches of their own, which are not ours to judge. */
export function readArguments(argv: readonly string[]): { home: string | undefined; sample: boolean } {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { home: { type: 'string' }, sample: { type: 'boolean', default: false } },
    strict: false,
  });
  return { home: typeof values.home === 'string' ? values.home : undefined, sample: values.sample === true };
}
