import { z } from 'zod';
import { directoryEntrySchema, sectionNamesSchema } from '../../../shared/contract/settings-contract.ts';

/** What an archive keeps of its own by key. `action`, `subject`: how the log calls a change, from which it can be put back. */
export const archiveSettings = {
  directory: { schema: z.array(directoryEntrySchema), action: 'write-directory', subject: '人员与单位' },
  'section-names': { schema: sectionNamesSchema, action: 'write-section-names', subject: '常用栏目' },
} as const;

export type SettingKey = keyof typeof archiveSettings;
export type Setting<Key extends SettingKey> = z.output<(typeof archiveSettings)[Key]['schema']>;
