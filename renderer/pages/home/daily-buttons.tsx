import { ExportOutlined, FileAddOutlined, ImportOutlined, LayoutOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { openDialog } from '../../dialogs/issue-dialogs.tsx';
import { startImport } from '../../importing/importing-store.ts';
import { addresses, go } from '../../navigation/navigation.ts';
import { useNewManuscript } from '../manuscripts/use-new-manuscript.ts';
import styles from './daily-buttons.module.css';

/** The four things done every day. */
export function DailyButtons({ issueId }: { issueId: string }) {
  const createManuscript = useNewManuscript();
  return (
    <div className={styles.buttons}>
      <BigButton icon={<FileAddOutlined />} name="新建稿件" about="开一篇新稿，直接写" onClick={() => void createManuscript()} />
      <BigButton
        icon={<ImportOutlined />}
        name="导入稿件"
        about="收进来的文字稿，可一次选多个"
        onClick={() => startImport('manuscripts')}
      />
      <BigButton
        icon={<LayoutOutlined />}
        name="编排本期"
        about="改稿、排栏目、看版面"
        onClick={() => go(addresses.arrange(issueId))}
      />
      <BigButton
        icon={<ExportOutlined />}
        name="输出本期"
        about="检查一遍，生成 PDF 和 Word"
        onClick={() => openDialog({ kind: 'export', issueId, articleId: null })}
      />
    </div>
  );
}

interface BigButtonProps {
  icon: ReactNode;
  name: string;
  about: string;
  onClick: () => void;
}

function BigButton({ icon, name, about, onClick }: BigButtonProps) {
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      <span className={styles.icon}>{icon}</span>
      <span>
        <span className={styles.name}>{name}</span>
        <span className={styles.about}>{about}</span>
      </span>
    </button>
  );
}
