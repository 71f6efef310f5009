import path from 'node:path';
import { forkJob } from '../../electron/hosts/fork-job.ts';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';

const root = path.resolve(import.meta.dirname, '../..');

buildIfStale(root);

/** Starts jobs as they are built, which are up sooner than the sources of as many files. */
export const startBuiltJob = forkJob(path.join(root, 'dist/jobs'), path.join(root, 'resources'));
