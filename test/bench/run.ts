import { bench as benchArchive } from './archive.bench.ts';
import { bench as benchHostile } from './hostile.bench.ts';
import { bench as benchIssue } from './issue.bench.ts';
import { bench as benchPreview } from './preview.bench.ts';
import { bench as benchProgram } from './program.bench.ts';
import type { Report } from './report.ts';
import { bench as benchTyping } from './typing.bench.ts';

/** Prints every measured figure beside its budget, or those of the benches named behind the command. Nothing fails here: figures depend on the machine. */
const report: Report = ({ what, figure, budget, unit, note }) => {
  const verdict = budget === undefined ? '' : figure <= budget ? 'ok' : 'OVER';
  const limit = budget === undefined ? '' : `${budget} ${unit}`;
  const shown = figure >= 100 ? figure.toFixed(0) : figure.toFixed(1);
  process.stdout.write(
    `${what.padEnd(58)} | ${`${shown} ${unit}`.padStart(12)} | ${limit.padStart(10)} | ${verdict}${note ? ` (${note})` : ''}\n`,
  );
};

process.stdout.write(`${'what'.padEnd(58)} | ${'figure'.padStart(12)} | ${'budget'.padStart(10)} |\n`);
const benches = {
  issue: benchIssue,
  program: benchProgram,
  typing: benchTyping,
  preview: benchPreview,
  archive: benchArchive,
  hostile: benchHostile,
};
const asked = process.argv.slice(2);
for (const name of asked) if (!(name in benches)) throw new Error(`no bench “${name}”: ${Object.keys(benches).join(', ')}`);
for (const [name, bench] of Object.entries(benches)) if (asked.length === 0 || asked.includes(name)) await bench(report);
