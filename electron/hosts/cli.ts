import path from 'node:path';
import { UserError } from '../../shared/contract/errors.ts';
import { type Command, parseCommand, UsageError, usage } from './cli/parse-command.ts';

/** `electron/hosts` in the sources, `dist/hosts` in the build: either way two folders below the program. */
const programFolder = path.resolve(import.meta.dirname, '../..');

const exitCode = await main(process.argv.slice(2));
process.exitCode = exitCode;

/** @returns 0 done, 1 the input was refused, 2 wrong usage, 3 a bug. Results go to stdout, all else to stderr. */
async function main(args: readonly string[]): Promise<number> {
  let command: Command;
  try {
    command = parseCommand(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  process.once('SIGTERM', () => cancel.abort());
  try {
    if (command.name === 'serve') {
      const { serve } = await import('./cli/serve.ts');
      const entry = path.join(import.meta.dirname, `loopback-server${path.extname(import.meta.filename)}`);
      return await serve(command, { entry, signal: cancel.signal });
    }
    // Only now, so that a wrong word is answered at once.
    const { runCommand } = await import('./cli/run-command.ts');
    const { json, text, refused } = await runCommand(command, {
      env: process.env,
      programFolder,
      jobsFolder: path.join(import.meta.dirname, '../jobs'),
      signal: cancel.signal,
      onProgress: (step) => process.stderr.write(`${step}…\n`),
    });
    process.stdout.write(command.json ? `${JSON.stringify(json)}\n` : `${text}\n`);
    return refused ? 1 : 0;
  } catch (error) {
    if (error instanceof UserError) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    process.stderr.write(`程序出错，请把下面的内容发给维护人员。\n${error instanceof Error ? error.stack : String(error)}\n`);
    return 3;
  }
}
