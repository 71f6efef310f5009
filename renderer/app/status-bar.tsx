import { useConnection } from '../api/connection.ts';
import { useEditing } from '../editor/editing-store.ts';
import { saveStateText } from '../editor/save-state-text.ts';
import styles from './status-bar.module.css';

/** The state of the text in words, and what is live of the issue. */
export function StatusBar() {
  const isLost = useConnection((connection) => connection.state === 'lost');
  const save = useEditing((editing) => editing.save);
  return (
    <footer className={styles.bar} data-tour="status">
      <span role="status" className={styles.save} data-kind={isLost ? 'failed' : save.kind}>
        {isLost ? '后台没有应答，正在重新连接；文字还在窗口里，请不要关闭' : saveStateText(save)}
      </span>
      <span className={styles.space} />
      <span>本机 · 不联网</span>
    </footer>
  );
}
