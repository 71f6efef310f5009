import { existsSync } from 'node:fs';
import path from 'node:path';
import { createBackend } from '../../electron/backend/create-backend.ts';
import { startBuiltJob } from '../helpers/built-jobs.ts';
import { type DirectBackend, withDirectCalls } from '../helpers/direct-calls.ts';

const root = path.resolve(import.meta.dirname, '../..');
const resources = path.join(root, 'resources');
const issueFile = path.resolve(root, '../shared/issue-167.md');

/** The text of the real issue; null where it is not at hand. */
export const realIssue = existsSync(issueFile) ? issueFile : null;

/** A backend on the archive of a folder, in this process, with jobs as they are shipped. */
export function benchBackend(home: string): DirectBackend {
  const backend = createBackend({
    home,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    author: 'bench',
    log: () => undefined,
    startJob: startBuiltJob,
    resources,
  });
  return withDirectCalls(backend);
}
