import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { FoundFile, LostArchive, RecoveryChoice } from '../../../shared/contract/recovery-contract.ts';
import { queryClient } from '../../api/api.ts';
import { client } from '../../api/connection.ts';
import { refusalCode } from '../../api/error-message.ts';
import { sizeText } from '../../components/size-text.ts';
import { timeText } from '../../components/time-text.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import styles from './lost-archive-page.module.css';

const whatItIs: Readonly<Record<string, string>> = {
  'bulletin.db': '数据库，所有稿件和版本都在里面',
  'bulletin.db-wal': '日志，最近一次的改动可能还在里面',
  'bulletin.db-shm': '日志的索引，没有稿件',
  'bulletin.db-journal': '回退日志',
  backups: '备份',
  exports: '输出过的文件',
  assets: '图片',
};

const state =
  '里原来有一份档案，现在它的数据库不对。编刊没有改动其中的任何文件，也没有新建档案；请看过下面的情况，再决定怎么办。';
const kept = '找到的旧文件只移到旁边的一个新文件夹里，不会删除。';

/** Instead of the program where the archive's database is gone or not what it should be: what was found, and what can be done. */
export function LostArchivePage({ lost }: { lost: LostArchive }) {
  const { message, modal } = App.useApp();
  const { isBusy, failure, attempt } = useAttempt();
  const lookAgain = (): Promise<void> =>
    attempt(async () => {
      try {
        await client.recovery.reopen();
      } catch (error) {
        if (refusalCode(error) !== 'archive-lost') throw error;
        message.warning('还是打不开：文件夹里没有完好的 bulletin.db。');
      }
    }).finally(() => queryClient.invalidateQueries());
  const decide = (choice: RecoveryChoice): void => {
    const { name, does, ok } = wayOf(lost, choice);
    modal.confirm({
      title: `${name}？`,
      content: does,
      okText: ok,
      cancelText: '先不动',
      onOk: () =>
        attempt(async () => {
          const { aside } = await client.recovery.decide({ choice });
          message.success(`档案已经打开；找到的旧文件在“${aside}”文件夹里。`, 8);
        }).finally(() => queryClient.invalidateQueries()),
    });
  };
  return (
    <main className={styles.page}>
      <h1>档案没有打开：bulletin.db {lost.fault}</h1>
      <p>
        文件夹“<span className={styles.folder}>{lost.folder}</span>”{state}
      </p>
      <FoundFiles lost={lost} />
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <h2>可以怎么办</h2>
      <ul className={styles.ways}>
        <Way
          name="把原来的 bulletin.db 找回来"
          button={
            <Button loading={isBusy} onClick={() => void lookAgain()}>
              再看一次
            </Button>
          }
        >
          先看看 U 盘、别的电脑、同步软件或回收站里有没有。找到以后放回上面的文件夹，再按“再看一次”，什么也不会丢。
        </Way>
        {lost.choices.map((choice) => {
          const { name, does, ok } = wayOf(lost, choice);
          return (
            <Way
              key={choice}
              name={name}
              button={
                <Button disabled={isBusy} onClick={() => decide(choice)}>
                  {ok}
                </Button>
              }
            >
              {does}
            </Way>
          );
        })}
      </ul>
      <p className={styles.note}>拿不准时，请先关闭编刊，保留这个文件夹，联系维护人员。</p>
    </main>
  );
}

function FoundFiles({ lost }: { lost: LostArchive }) {
  if (lost.files.length === 0) return <p>文件夹里没有找到档案的其他文件。</p>;
  return (
    <table className={styles.files}>
      <caption>找到的文件</caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">是什么</th>
          <th scope="col">大小</th>
          <th scope="col">最后改动</th>
        </tr>
      </thead>
      <tbody>
        {lost.files.map((file) => (
          <tr key={file.name}>
            <th scope="row">{file.name}</th>
            <td>{whatItIs[file.name] ?? ''}</td>
            <td>{sizeOf(file)}</td>
            <td>{timeText(file.changedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sizeOf({ files, bytes }: FoundFile): string {
  if (files !== null) return `${files} 个文件，${sizeText(bytes)}`;
  return bytes === 0 ? '空的' : sizeText(bytes);
}

function Way({ name, button, children }: { name: string; button: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.way}>
      <div>
        <h3>{name}</h3>
        <p>{children}</p>
      </div>
      {button}
    </li>
  );
}

function wayOf({ backup }: LostArchive, choice: RecoveryChoice): { name: string; does: string; ok: string } {
  switch (choice) {
    case 'without-log':
      return {
        name: '不用旁边的日志打开',
        does: `数据库里的内容都会在；日志里如果有最后几次没来得及写进数据库的改动，就看不到了。${kept}`,
        ok: '不用日志打开',
      };
    case 'restore':
      return {
        name: `用备份 ${backup?.name ?? ''} 恢复`,
        does: `回到备份时（${timeText(backup?.changedAt ?? '')}）的样子，有 ${backup?.issues} 期、${backup?.articles} 篇稿件；这以后写的、改的不在里面。${kept}`,
        ok: '用备份恢复',
      };
    case 'new':
      return {
        name: '新建一个空档案',
        does: `从头开始，里面没有任何一期、任何稿件。${kept}`,
        ok: '新建空档案',
      };
  }
}
