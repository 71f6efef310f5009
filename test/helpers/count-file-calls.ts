import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The calls of the file system that change something, or say what is there; by these a write can be broken off. */
const waiting = ['open', 'rename', 'link', 'copyFile', 'rm', 'stat'] as const;
const blocking = [
  'openSync',
  'fsyncSync',
  'renameSync',
  'rmSync',
  'mkdirSync',
  'readdirSync',
  'readFileSync',
  'statSync',
] as const;
const ofHandle = ['writeFile', 'sync', 'close'] as const;

type Call = (...values: unknown[]) => unknown;

/**
 * Tells of every call just before it is made; what `before` throws is what the call throws. Only calls that name a path in `folder`,
 * and those on files that were opened there, are told.
 * @returns takes the watch away
 */
export function countFileCalls(folder: string, before: (call: string) => void): () => void {
  const undo: (() => void)[] = [];
  const descriptors = new Set<number>();
  const watch = (target: object, name: string, isOurs: (values: unknown[]) => boolean, after?: (result: unknown) => unknown) => {
    const calls = target as Record<string, Call>;
    const real = calls[name] as Call;
    calls[name] = function (this: unknown, ...values: unknown[]) {
      if (!isOurs(values)) return real.apply(this, values);
      before(name);
      const result = real.apply(this, values);
      return after ? after(result) : result;
    };
    undo.push(() => {
      calls[name] = real;
    });
  };
  const isInside = (values: unknown[]): boolean => typeof values[0] === 'string' && values[0].startsWith(folder);
  const rejecting = (name: string, target: object, isOurs: (values: unknown[]) => boolean): void => {
    const calls = target as Record<string, Call>;
    const real = calls[name] as Call;
    calls[name] = async function (this: unknown, ...values: unknown[]) {
      if (!isOurs(values)) return real.apply(this, values);
      before(name);
      const result = await real.apply(this, values);
      if (name === 'open') for (const method of ofHandle) rejecting(method, result as object, () => true);
      return result;
    };
    undo.push(() => {
      calls[name] = real;
    });
  };
  for (const name of waiting) rejecting(name, fs.promises, isInside);
  for (const name of blocking) {
    if (name === 'fsyncSync') watch(fs, name, ([descriptor]) => descriptors.has(descriptor as number));
    else if (name === 'openSync') {
      watch(fs, name, isInside, (descriptor) => {
        descriptors.add(descriptor as number);
        return descriptor;
      });
    } else watch(fs, name, isInside);
  }
  syncBuiltinESMExports();
  return () => {
    for (const step of undo.reverse()) step();
    syncBuiltinESMExports();
  };
}
