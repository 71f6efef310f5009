import type { BinaryFile } from '../../../shared/contract/binary-file.ts';
import type { Archive } from '../archive/handles.ts';
import { withFileOf } from '../files/with-file-of.ts';
import type { StartJob } from '../jobs/start-job.ts';
import { parseFile } from './parse-file.ts';

/** What an import would make of a text that is pasted; nothing is stored. @throws UserError as `parseFile` and `withFileOf` */
export async function recogniseText(
  { archive, startJob }: { archive: Archive; startJob: StartJob },
  { text, kind }: { text: string; kind: 'article' | 'passage' },
  signal: AbortSignal | undefined,
): Promise<BinaryFile> {
  const { parsed } = await withFileOf(archive.folder, new Blob([text]), (file) =>
    parseFile(startJob, { kind: `pasted-${kind}`, file, name: '粘贴的文字' }, signal),
  );
  return new Blob([new Uint8Array(parsed)], { type: 'application/json' });
}
