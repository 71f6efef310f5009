import { expect, test } from 'vitest';
import { noDesktop } from '../../../electron/backend/desktop.ts';
import { testBackend } from '../../helpers/test-backend.ts';

/** A backend whose folder dialog is broken, and what it logs. */
function brokenDialog() {
  const logged: string[] = [];
  const { client } = testBackend({
    log: (level, event) => void logged.push(`${level} ${event}`),
    desktop: {
      ...noDesktop,
      pickFolder: async () => {
        throw new TypeError('undefined is not a function');
      },
    },
  });
  return { client, bugs: () => logged.filter((line) => line.startsWith('error')) };
}

test('a bug is logged by the name of its procedure', async () => {
  const { client, bugs } = brokenDialog();
  await expect(client.program.pickFolder()).rejects.toThrow();
  expect(bugs()).toEqual(['error bug-in program.pickFolder']);
});

test('a refusal, and what breaks the contract, is no bug', async () => {
  const { client, bugs } = brokenDialog();
  await expect(client.issues.outline({ issueId: 'none' })).rejects.toThrow('这一期已经不在档案里');
  await expect(client.issues.outline({ issueId: '' })).rejects.toThrow();
  expect(bugs()).toEqual([]);
});
