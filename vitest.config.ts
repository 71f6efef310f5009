import os from 'node:os';
import { defineConfig } from 'vitest/config';

/*
 * Where a test waits for other processes, as `alone` and `window` do, a busy machine now and then keeps it past a limit of the program
 * that it tries: it has a second go. What is random is the same in both.
 */

/** Files at a time: one more than keeps the cores of a small machine busy, as much of a test is waiting for another process. */
const maxWorkers = Math.max(3, Math.floor(os.availableParallelism() * 0.75));

/** Tests that open a window in Chromium. Each file takes a browser, a backend and a typesetter. */
const windowTests = ['test/{e2e,editor,preview}/**/*.test.ts', 'test/hosts/loopback/browser.test.ts'];

/**
 * Tests of what a process has once: a typesetter's memory, the window's stores. They get a process for each file; the others
 * share theirs, as reading the program anew takes longer than most tests.
 */
const oneByOne = [
  'test/backend/files/sync-folder.test.ts',
  'test/backend/{typeset,export,safety,jobs,reads}/**/*.test.ts',
  'test/{api,arrange,editor-session,hosts,packaging,settings,shell,contract}/**/*.test.ts',
];

export default defineConfig({
  test: {
    setupFiles: ['test/helpers/fixed-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/**/*.test.ts'],
          exclude: [...windowTests, ...oneByOne],
          maxWorkers,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: oneByOne, exclude: windowTests, maxWorkers, retry: 1 },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: windowTests,
          maxWorkers,
          retry: 1,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
