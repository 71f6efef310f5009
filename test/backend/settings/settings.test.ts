import { expect, test } from 'vitest';
import { testBackend } from '../../helpers/test-backend.ts';

test('a setting that is damaged is shown as the log has it, told, and mended by who writes it again', async () => {
  const backend = testBackend();
  const { client } = backend;
  const person = (name: string) => ({ kind: 'person' as const, name, note: '' });
  await client.settings.writeDirectory([person('王小川')]);
  await client.settings.writeDirectory([person('王小川'), person('丁一鸣')]);
  await client.settings.writePreferences({ sectionNames: ['要闻'] });
  const spoil = (sql: string) => backend.services.archive.sqlite.exec(sql);
  const names = async () => (await client.settings.listDirectory()).map(({ name }) => name);
  const warning = async () => (await client.program.facts()).warning;
  expect(await warning()).toBe(null);

  spoil(`UPDATE settings SET value = replace(value, '丁一鸣', '丁一呜') WHERE key = 'directory'`);
  expect(await names()).toEqual(['王小川', '丁一鸣']);
  expect(await warning()).toContain('“人员与单位”在档案里有损坏');
  expect(backend.verifyArchive().problems).toMatchObject([{ kind: 'setting', name: '设置里的“人员与单位”' }]);
  spoil(`UPDATE activity SET detail = replace(detail, '丁一鸣', '丁一呜')`);
  expect(await names()).toEqual(['王小川']);

  spoil(`UPDATE settings SET value = '{}' WHERE key = 'section-names'`);
  expect(await client.settings.readPreferences()).toMatchObject({ sectionNames: ['要闻'] });
  await client.settings.writePreferences({ sectionNames: ['要闻'] });
  await client.settings.writeDirectory([person('王小川')]);
  expect(await names()).toEqual(['王小川']);
  expect(await warning()).toBe(null);
});
