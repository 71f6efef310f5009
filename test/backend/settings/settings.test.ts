import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { readSetting } from '../../../electron/backend/settings/read-setting.ts';
import { writeSetting } from '../../../electron/backend/settings/write-setting.ts';
import { defaultLayout, layoutSchema } from '../../../shared/periodical/layout.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const now = () => new Date();

test('a setting outlives the program, and is checked when read', () => {
  const folder = temporaryFolder();
  const first = openArchive({ folder, now });
  expect(readSetting(first, 'layout', layoutSchema)).toBeUndefined();
  writeSetting(first, 'layout', { ...defaultLayout, columns: 1 });
  writeSetting(first, 'layout', { ...defaultLayout, linePitchPt: 18 });
  first.close();
  const second = openArchive({ folder, now });
  onTestFinished(() => second.close());
  expect(readSetting(second, 'layout', layoutSchema)).toEqual({ ...defaultLayout, linePitchPt: 18 });
  expect(userErrorCode(() => readSetting(second, 'layout', z.string()))).toBe('archive-damaged');
});
