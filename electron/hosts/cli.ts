import path from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { type Command, parseCommand, UsageError, usage } from './cli/parse-command.ts';

/** `electron/hosts` in the sources, `dist/hosts` in the build: either way two folders below the program. */
const programFolder = path.resolve(import.meta.dirname, '../..');

/** Ctrl+C ends every command within a second, also one that does not come to its end by itself. */
const cancelLimitMs = 700;

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
    if (args.includes('--json')) tellRefusal('wrong-usage', error.message);
    return 2;
  }
  const cancel = new AbortController();
  // The others leave nothing half-done wherever they are ended: the system does that at once, whatever they are busy with.
  if (command.name === 'serve' || command.name === 'compile') {
    const end = (): void => {
      cancel.abort();
      if (command.name === 'compile') setTimeout(giveUp, cancelLimitMs, command.json).unref();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  }
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
      onNotice: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    process.stdout.write(command.json ? `${JSON.stringify(json)}\n` : `${text}\n`);
    return refused ? 1 : 0;
  } catch (given) {
    // A terminal sends Ctrl+C to the jobs too, whose end is not what went wrong.
    const error = cancel.signal.aborted ? new UserError('cancelled', {}) : given;
    if (error instanceof UserError) {
      process.stderr.write(`${error.message}\n`);
      if (command.json) tellRefusal(error.code, error.message);
      return 1;
    }
    if (command.json) tellRefusal('bug', error instanceof Error ? error.message : String(error));
    process.stderr.write(`程序出错，请把下面的内容发给维护人员。\n${error instanceof Error ? error.stack : String(error)}\n`);
    return 3;
  }
}

function giveUp(json: boolean): never {
  const { code, message } = new UserError('cancelled', {});
  process.stderr.write(`${message}\n`);
  if (json) tellRefusal(code, message);
  process.exit(1);
}

/** With `--json` a refusal is a value too. */
function tellRefusal(code: string, message: string): void {
  process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
}
