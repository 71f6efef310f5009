import { InboxOutlined } from '@ant-design/icons';
import { type DragEvent, type ReactNode, useState } from 'react';
import styles from './file-drop-area.module.css';

interface FileDropAreaProps {
  /** What happens with dropped files, 「松开鼠标，导入这些稿件」. */
  invitation: string;
  onDrop: (files: File[]) => void;
  children: ReactNode;
}

/** Takes files dropped anywhere on it and shows so while they hover. */
export function FileDropArea({ invitation, onDrop, children }: FileDropAreaProps) {
  // Entering a child comes before leaving its parent.
  const [depth, setDepth] = useState(0);
  const withFiles = (act: () => void) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    act();
  };
  return (
    <section
      aria-label="可以把文件拖到这里"
      className={styles.area}
      onDragEnter={withFiles(() => setDepth((before) => before + 1))}
      onDragLeave={withFiles(() => setDepth((before) => Math.max(0, before - 1)))}
      onDragOver={withFiles(() => undefined)}
      onDrop={(event) => {
        withFiles(() => onDrop([...event.dataTransfer.files]))(event);
        setDepth(0);
      }}
    >
      {children}
      {depth > 0 && (
        <div className={styles.target}>
          <InboxOutlined className={styles.icon} />
          <p>{invitation}</p>
        </div>
      )}
    </section>
  );
}
