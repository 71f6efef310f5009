import { ColumnWidthOutlined, DeleteOutlined, SwapOutlined } from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Span } from '../../../shared/document/types.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import { FloatingBar } from '../toolbar/floating-bar.tsx';
import { PopoverButton } from '../toolbar/popover-button.tsx';
import styles from '../toolbar/toolbar.module.css';
import { ToolbarButton } from '../toolbar/toolbar-button.tsx';
import { removeFigure, selectedFigure, setFigureAttribute } from './figure-commands.ts';
import { type FigureField, openFigureField, useFigureTools } from './figure-tools.ts';
import { FigureWidth } from './figure-width.tsx';

interface FigureToolbarProps {
  editor: Editor;
  layout: Layout;
  /** Asks for another file for the figure at a place. */
  onReplace(position: number): void;
}

/** What can be done to the selected picture. */
export function FigureToolbar({ editor, layout, onReplace }: FigureToolbarProps) {
  const figure = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const selected = selectedFigure(state);
      return (
        selected && {
          position: selected.position,
          alt: selected.node.attrs.alt as string,
          span: selected.node.attrs.span as Span,
          width: selected.node.attrs.width as number | null,
        }
      );
    },
  });
  const open = useFigureTools((tools) => tools.open);
  const position = figure?.position;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tools of another picture are closed
  useEffect(() => () => openFigureField(null), [position]);
  if (!figure) return null;
  const run = (command: Command): void => {
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const isPageWide = figure.span === 'page';
  const field = (name: FigureField) => ({
    isOpen: open === name,
    onOpenChange: (isOpen: boolean) => openFigureField(isOpen ? name : null),
  });
  return (
    <FloatingBar editor={editor} label="图片工具" position={figure.position}>
      <AltText {...field('alt')} alt={figure.alt} onSave={(alt) => run(setFigureAttribute('alt', alt))} />
      <ToolbarButton label="换一张图片" icon={<SwapOutlined />} onClick={() => onReplace(figure.position)} />
      <ToolbarButton
        label="通栏（横跨两栏）"
        icon={<ColumnWidthOutlined />}
        isActive={isPageWide}
        onClick={() => run(setFigureAttribute('span', isPageWide ? 'column' : 'page'))}
      />
      <FigureWidth
        {...field('width')}
        width={figure.width}
        span={figure.span}
        layout={layout}
        onSave={(width) => run(setFigureAttribute('width', width))}
      />
      <span className={styles.separator} />
      <ToolbarButton label="删除图片" icon={<DeleteOutlined />} onClick={() => run(removeFigure)} />
    </FloatingBar>
  );
}

interface AltTextProps {
  alt: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  onSave(alt: string): void;
}

/** What the picture shows, for those who cannot see it and for the tagged PDF. */
function AltText({ alt, isOpen, onOpenChange, onSave }: AltTextProps) {
  return (
    <PopoverButton
      label="图片说明"
      word="说明"
      isActive={alt !== ''}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="图片说明（写给看不见图的读者）"
      content={
        <AltField
          alt={alt}
          onSave={(next) => {
            onOpenChange(false);
            onSave(next);
          }}
        />
      }
    />
  );
}

function AltField({ alt, onSave }: Pick<AltTextProps, 'alt' | 'onSave'>) {
  const [draft, setDraft] = useState(alt);
  const save = (): void => onSave(draft.trim());
  return (
    <span style={{ display: 'flex', gap: 8 }}>
      <Input
        autoFocus
        style={{ width: 260 }}
        aria-label="图片说明"
        placeholder="例如：三年用编走势折线图"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onPressEnter={(event) => !event.nativeEvent.isComposing && save()}
      />
      <Button type="primary" onClick={save}>
        确定
      </Button>
    </span>
  );
}
