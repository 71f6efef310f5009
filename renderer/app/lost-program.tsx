import { App, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useConnection } from '../api/connection.ts';
import { enterAddress } from '../api/enter-address.ts';
import { copyText } from '../components/copy-text.ts';
import { downloadFile } from '../components/download-file.ts';
import { unsavedArticles } from '../editor/held-sessions.ts';
import { textOfArticles } from '../editor/text-of-articles.ts';
import styles from './lost-program.module.css';

/** A backend that is being started anew answers sooner. */
const patienceMs = 6000;

/** How an editor goes on in a window whose program has ended or was started anew, and what is not yet saved there. */
export function LostProgram() {
  const { state, isShutOut } = useConnection();
  const isLong = useIsLong(state === 'lost');
  if (state !== 'lost' || !(isLong || isShutOut)) return null;
  return (
    <section className={styles.banner} role="alert" aria-label="程序没有应答">
      <strong>{isShutOut ? '编刊重新启动过，这个窗口还没有接上。' : '编刊没有应答，可能已经关闭。'}</strong>
      {location.protocol === 'app:' ? (
        <p>程序正在自动恢复。请不要关闭窗口；一直不恢复时，先把没存下的文字复制或另存，再重新启动编刊。</p>
      ) : (
        <WayOn isShutOut={isShutOut} />
      )}
      <UnsavedTexts />
    </section>
  );
}

function WayOn({ isShutOut }: { isShutOut: boolean }) {
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const go = async (): Promise<void> => setSaid(await enterAddress(typed));
  return (
    <>
      <p>
        {isShutOut ? '' : '请重新启动编刊。'}
        把启动编刊的窗口里显示的新网址粘贴到这里，这个窗口就能接着用，没存下的文字会自己存进去。请不要关闭这个窗口。
      </p>
      <div className={styles.row}>
        <Input
          aria-label="新网址"
          placeholder="http://127.0.0.1:…/#code=…"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => void go()}
        />
        <Button type="primary" disabled={typed.trim() === ''} onClick={() => void go()}>
          接着用
        </Button>
      </div>
      {said && <p role="status">{said}</p>}
    </>
  );
}

function UnsavedTexts() {
  const { message } = App.useApp();
  const articles = unsavedArticles();
  if (articles.length === 0) return <p>没有还没存下的文字。</p>;
  const names = articles.map(({ titleLines }) => `《${titleLines.join('') || '无题'}》`).join('、');
  return (
    <div className={styles.row}>
      <span className={styles.names}>还没存下：{names}</span>
      <Button
        onClick={() => {
          copyText(textOfArticles(unsavedArticles()));
          message.success('已复制，可以粘贴到别处。');
        }}
      >
        复制文字
      </Button>
      <Button
        onClick={() => {
          const text = new Blob([textOfArticles(unsavedArticles())], { type: 'text/plain;charset=utf-8' });
          void downloadFile(text, '没存下的文字.txt');
        }}
      >
        另存为文件
      </Button>
    </div>
  );
}

function useIsLong(isLost: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isLost) return;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isLost]);
  return isLong;
}
