import type { RecoveryChoice } from '../../../shared/contract/recovery-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import type { DatabaseFault } from './examine-folder.ts';
import { newestWholeBackup } from './newest-whole-backup.ts';

/** `log`: the database is whole, but not together with the log beside it; `no-log`: the log that belongs to it is gone or empty. */
export type LostFault = DatabaseFault | 'journal' | 'log' | 'no-log';

const whatIsWrong: Readonly<Record<LostFault, string>> = {
  missing: '不见了',
  empty: '是空的',
  cut: '只剩下开头一小段',
  folder: '是一个文件夹',
  'not-sqlite': '不是数据库文件',
  foreign: '是别的程序的数据库',
  blank: '里没有任何内容',
  journal: '旁边有不属于它的回退日志',
  log: '与旁边的日志对不上',
  'no-log': '的日志 bulletin.db-wal 不见了或者是空的，最后的保存都在那里面',
};

const foundNames: Readonly<Record<string, string>> = {
  'bulletin.db-wal': '日志 bulletin.db-wal',
  'bulletin.db-shm': '日志索引 bulletin.db-shm',
  'bulletin.db-journal': '回退日志 bulletin.db-journal',
  backups: '备份文件夹 backups',
  exports: '输出文件夹 exports',
  assets: '图片文件夹 assets',
  'lock.db': '锁文件 lock.db',
};

/**
 * There was an archive in this folder and its database is not what it should be. Nothing was written; the editor decides.
 * A backup is named where one was found and proved whole.
 */
export function lostArchive(folder: string, { fault, found }: { fault: LostFault; found: readonly string[] }): UserError {
  const backup = newestWholeBackup(folder);
  const choices: RecoveryChoice[] = [
    ...(fault === 'log' || fault === 'no-log' || fault === 'journal' ? (['without-log'] as const) : []),
    ...(backup === null ? [] : (['restore'] as const)),
    'new',
  ];
  return new UserError('archive-lost', {
    folder,
    fault: whatIsWrong[fault],
    found: found.map((name) => foundNames[name] ?? name),
    backup,
    choices,
  });
}
