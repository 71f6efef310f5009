import { expect, test } from 'vitest';
import { userName } from '../../electron/hosts/user-name.ts';

test('a user whom no list knows has no name, and the program starts', () => {
  expect(
    userName(() => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    }),
  ).toBe('');
  expect(userName(() => ({ username: 'bianji' }))).toBe('bianji');
});
