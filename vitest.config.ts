import os from 'node:os';
import { defineConfig } from 'vitest/config';

/** Files at a time: one more than keeps the cores of a small machine busy, as much of a test is waiting for another process. */
const maxWorkers = Math.max(3, Math.floor(os.availableParallelism() * 0.75));

/**
 * Tests that open a window in Chromium. Each file takes a browser, a backend and a typesetter, which now and then keep one waiting
 * past its limit, so that a test has a second go.
 */
const windowTests = ['test/{e2e,editor,preview}/**/*.test.ts', 'test/hosts/loopback/browser.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/helpers/fixed-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/**/*.test.ts'],
          exclude: windowTests,
          maxWorkers,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: windowTests,
          maxWorkers,
          retry: 1,
          testTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
