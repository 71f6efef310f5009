import { BookOutlined, ImportOutlined, PlusSquareOutlined } from '@ant-design/icons';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { openDialog } from '../../dialogs/issue-dialogs.tsx';
import { startImport } from '../../importing/importing-store.ts';
import { chooseIssue } from '../../navigation/use-current-issue.ts';
import styles from './welcome.module.css';

/** The first start: three ways to begin. */
export function Welcome() {
  const { message } = App.useApp();
  const openSample = async (): Promise<void> => {
    try {
      const { issueId } = await client.program.loadSample();
      await chooseIssue(issueId);
    } catch (error) {
      message.error(errorMessage(error));
    }
  };
  return (
    <div className={styles.page}>
      <h1>从哪里开始？</h1>
      <p>档案还是空的。收稿、改稿、编排、看版面、输出，都在这一个程序里，内容只存在这台电脑上。</p>
      <div className={styles.choices}>
        <Choice icon={<BookOutlined />} name="打开样刊看看" onClick={() => void openSample()}>
          放进一期完整的样刊，随便改，不影响以后的工作。第一次用，建议从这里开始。
        </Choice>
        <Choice icon={<PlusSquareOutlined />} name="新建一期" onClick={() => openDialog({ kind: 'new-issue' })}>
          填好刊名、年份、期号和出版日期，就可以收稿、编排。
        </Choice>
        <Choice icon={<ImportOutlined />} name="导入往期" onClick={() => startImport('issues')}>
          把以前整期的文字稿收进来，自动分成栏目和文章。
        </Choice>
      </div>
    </div>
  );
}

function Choice({ icon, name, children, onClick }: { icon: ReactNode; name: string; children: ReactNode; onClick: () => void }) {
  return (
    <button type="button" className={styles.choice} onClick={onClick}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.name}>{name}</span>
      <span className={styles.about}>{children}</span>
    </button>
  );
}
