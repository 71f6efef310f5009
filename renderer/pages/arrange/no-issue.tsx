import { BookOutlined } from '@ant-design/icons';
import { App, Button, Empty } from 'antd';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { openDialog } from '../../app/issue-dialogs.tsx';
import { addresses, go } from '../../app/navigation.ts';
import { chooseIssue } from '../../app/use-current-issue.ts';
import styles from './part-pane.module.css';

/** 编排 before there is any issue. */
export function NoIssue() {
  const { message } = App.useApp();
  const openSample = async (): Promise<void> => {
    try {
      const { issueId } = await client.program.loadSample();
      await chooseIssue(issueId);
      go(addresses.arrange(issueId));
    } catch (error) {
      message.error(errorMessage(error));
    }
  };
  return (
    <Empty
      className={styles.empty}
      image={<BookOutlined className={styles.picture} />}
      description={
        <>
          <h1>档案里还没有任何一期</h1>
          <p>新建一期就能开始编排；也可以先收进以前的各期，或者打开样刊看看。</p>
        </>
      }
    >
      <div className={styles.buttons}>
        <Button type="primary" onClick={() => openDialog({ kind: 'new-issue' })}>
          新建一期
        </Button>
        <Button onClick={() => go(addresses.archive())}>导入往期文字稿</Button>
        <Button onClick={() => void openSample()}>打开样刊</Button>
      </div>
    </Empty>
  );
}
