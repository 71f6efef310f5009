import { defineConfig } from 'vitest/config';

/** Tests that open a window in Chromium: one file at a time, since each takes a browser, a backend and a typesetter. */
const windowTests = ['test/{e2e,editor,preview}/**/*.test.ts', 'test/hosts/loopback/browser.test.ts'];

export default defineConfig({
  test: {
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
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: windowTests,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
