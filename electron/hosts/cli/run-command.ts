import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../shared/contract/errors.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { exportIssue } from '../../backend/export/export-issue.ts';
import { loadSampleIssue } from '../../backend/issues/load-sample-issue.ts';
import { startTypesetter } from '../../backend/typeset/start-typesetter.ts';
import { forkJob } from '../fork-job.ts';
import { type Command, usage } from './parse-command.ts';
import { pageReport } from './report.ts';

export interface CommandContext {
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  onProgress: (step: string) => void;
}

/** `json` for `--json`, `text` for people. */
export interface CommandResult {
  json: unknown;
  text: string;
}

const house = path.resolve(import.meta.dirname, '../..');
const resources = path.resolve(house, '../resources');

export async function runCommand(command: Command, context: CommandContext): Promise<CommandResult> {
  switch (command.name) {
    case 'help':
      return { json: { usage }, text: usage };
    case 'compile': {
      const { complete, assets } = loadSampleIssue(path.join(resources, 'sample'));
      return compile(command, complete, (id) => assets.get(id) ?? new Uint8Array(), context);
    }
    default:
      throw new UserError('archive-empty', {});
  }
}

async function compile(
  command: Extract<Command, { name: 'compile' }>,
  complete: CompleteIssue,
  loadAsset: (id: string) => Uint8Array,
  { signal, onProgress }: CommandContext,
): Promise<CommandResult> {
  const typesetter = startTypesetter({ startJob: forkJob(path.join(house, 'jobs'), resources) });
  try {
    const { files, map } = await exportIssue({
      complete,
      formats: command.formats,
      folder: path.resolve(command.out),
      loadAsset,
      typesetter,
      mongolianFont: readFileSync(path.join(resources, 'fonts/NotoSansMongolian-Regular.ttf')),
      onProgress,
      signal,
    });
    const list = files.map((file) => `${file.file}（${Math.ceil(file.bytes / 1024)} KB）`).join('\n');
    return { json: { files, map }, text: `${pageReport(complete, map)}\n\n${list}` };
  } finally {
    typesetter.close();
  }
}
