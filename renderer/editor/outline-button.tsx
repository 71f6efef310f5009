import { UnorderedListOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { inlineText } from '../../shared/document/plain-text.ts';
import type { DocumentNode } from '../../shared/document/types.ts';
import { useEditing } from '../editing/editing-store.ts';
import styles from './article-editor.module.css';

/** 大纲: the headings of the open article; a click goes there. */
export function OutlineButton({ articleId, onJump }: { articleId: string; onJump(block: number): void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={
        <Outline
          articleId={articleId}
          onJump={(block) => {
            setOpen(false);
            onJump(block);
          }}
        />
      }
    >
      <Button
        type="text"
        className={styles.tool}
        title="大纲"
        aria-label="大纲"
        aria-expanded={isOpen}
        icon={<UnorderedListOutlined />}
      />
    </Popover>
  );
}

function Outline({ articleId, onJump }: { articleId: string; onJump(block: number): void }) {
  const document = useEditing((editing) => (editing.live?.id === articleId ? editing.live.document : null));
  const cursor = useEditing((editing) => editing.cursorBlock);
  const headings = document ? headingsOf(document) : [];
  if (headings.length === 0) {
    return <p className={styles.noHeadings}>这篇稿件还没有小标题。在段首输入“一、”或“（一）”，就成为小标题。</p>;
  }
  const current = headings.findLast(({ block }) => cursor !== null && block <= cursor);
  return (
    <nav className={styles.outline} aria-label="大纲">
      {headings.map((heading) => (
        <button
          key={heading.block}
          type="button"
          className={styles.heading}
          data-level={heading.level}
          aria-current={heading === current ? 'location' : undefined}
          onClick={() => onJump(heading.block)}
        >
          {heading.text || '（空标题）'}
        </button>
      ))}
    </nav>
  );
}

function headingsOf(document: DocumentNode): { block: number; level: number; text: string }[] {
  return document.content.flatMap((node, block) =>
    node.type === 'heading' ? [{ block, level: node.attrs.level, text: inlineText(node.content) }] : [],
  );
}
