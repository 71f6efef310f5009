import { CheckOutlined, UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Dropdown } from 'antd';
import { useEffect } from 'react';
import { api } from '../api/api.ts';
import { errorMessage } from '../api/error-message.ts';
import { setWindowEditor, windowEditor } from '../api/window-editor.ts';
import { chooseEditor } from '../dialogs/choose-editor.ts';
import { askForEditor } from '../dialogs/editor-dialog.tsx';
import styles from './editor-button.module.css';

/** How many of the editors of this PC are offered. */
const offered = 8;

/** Who sits at this window. A click offers the others who work at this PC. */
export function EditorButton() {
  const { message } = App.useApp();
  const preferences = useQuery(api.settings.readPreferences.queryOptions()).data;
  const author = preferences?.author ?? null;
  // From now on it is this window's, whoever sits down at another one.
  useEffect(() => {
    if (author !== null && windowEditor() === null) setWindowEditor(author);
  }, [author]);
  if (!preferences) return null;
  const choose = (name: string): void => {
    if (name !== author) chooseEditor(name).catch((error: unknown) => message.error(errorMessage(error)));
  };
  const names = preferences.names.slice(0, offered);
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{
        items: [
          ...names.map((name) => ({
            key: `name ${name}`,
            label: name,
            icon: name === author ? <CheckOutlined aria-label="现在的编辑" /> : <span className={styles.blank} />,
            onClick: () => choose(name),
          })),
          ...(names.length > 0 ? [{ type: 'divider' as const }] : []),
          { key: 'other', label: '换一个名字…', icon: <span className={styles.blank} />, onClick: askForEditor },
        ],
      }}
    >
      <button type="button" className={styles.button} aria-haspopup="menu" data-missing={author === null || undefined}>
        <UserOutlined aria-hidden /> {author ?? '请填写您的名字'}
      </button>
    </Dropdown>
  );
}
