import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { App, Button, type ButtonProps, Checkbox, Input, type InputRef, Tooltip } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { TextQuery } from '../../../shared/document/text-query.ts';
import styles from './find.module.css';
import { closeFind, findStateOf, goToMatch, replaceAll, replaceCurrent, setQuery } from './find-state.ts';

/** 查找 and 替换 in the article, above the text. Enter goes on, Shift+Enter back, Escape closes. */
export function FindBar({ editor }: { editor: Editor }) {
  const bar = useEditorState({ editor, selector: ({ editor: { state } }) => findStateOf(state).bar });
  return bar === 'none' ? null : <OpenBar editor={editor} isReplacing={bar === 'replace'} />;
}

function OpenBar({ editor, isReplacing }: { editor: Editor; isReplacing: boolean }) {
  const { message } = App.useApp();
  const field = useRef<InputRef>(null);
  const { query, count, current } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const find = findStateOf(state);
      return { query: find.query, count: find.matches.length, current: find.current };
    },
  });
  const [text, setText] = useState(query.text);
  const [replacement, setReplacement] = useState('');
  const isComposing = useRef(false);
  const run = (command: Command): boolean => command(editor.state, editor.view.dispatch, editor.view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the word that was selected when the bar was opened again
  useEffect(() => {
    setText(query.text);
    field.current?.focus({ cursor: 'all' });
  }, [isReplacing]);
  useEffect(() => showMatch(editor, current), [editor, current]);

  const search = (change: Partial<TextQuery>): void => void (isComposing.current || run(setQuery({ ...query, ...change })));
  const close = (): void => {
    run(closeFind);
    editor.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'F3') run(goToMatch(event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
  };
  // Buttons that are switched off lose the keyboard: what is left is the text, where Ctrl+Z is at hand.
  const replace = (command: Command): boolean => {
    const isDone = run(command);
    if (findStateOf(editor.state).matches.length === 0) editor.view.focus();
    return isDone;
  };
  const onAll = (): void => {
    if (replace(replaceAll(replacement))) void message.success(`已替换 ${count} 处；按 Ctrl+Z 可以一次撤销。`);
  };
  return (
    <search className={styles.bar} aria-label="查找和替换" onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <Input
          ref={field}
          size="small"
          className={styles.field}
          placeholder="查找本稿文字"
          aria-label="查找"
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            search({ text: event.target.value });
          }}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            search({ text: event.currentTarget.value });
          }}
          onPressEnter={(event) => !event.nativeEvent.isComposing && run(goToMatch(event.shiftKey ? -1 : 1))}
        />
        <span className={styles.count} role="status">
          {text === '' ? '' : count === 0 ? '没有找到' : `${current + 1}/${count}`}
        </span>
        <BarButton
          label="上一处"
          keys="Shift+回车"
          icon={<UpOutlined />}
          disabled={count === 0}
          onClick={() => run(goToMatch(-1))}
        />
        <BarButton label="下一处" keys="回车" icon={<DownOutlined />} disabled={count === 0} onClick={() => run(goToMatch(1))} />
        <Checkbox checked={query.matchCase} onChange={(event) => search({ matchCase: event.target.checked })}>
          区分大小写
        </Checkbox>
        <Checkbox checked={query.matchWidth} onChange={(event) => search({ matchWidth: event.target.checked })}>
          区分全角半角
        </Checkbox>
        <BarButton label="关闭查找" keys="Esc" icon={<CloseOutlined />} className={styles.end} onClick={close} />
      </div>
      {isReplacing && (
        <div className={styles.row}>
          <Input
            size="small"
            className={styles.field}
            placeholder="替换为"
            aria-label="替换为"
            maxLength={200}
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            onPressEnter={(event) => !event.nativeEvent.isComposing && replace(replaceCurrent(replacement))}
          />
          <Button size="small" disabled={count === 0} onClick={() => replace(replaceCurrent(replacement))}>
            替换
          </Button>
          <Button size="small" disabled={count === 0} onClick={onAll}>
            全部替换
          </Button>
        </div>
      )}
    </search>
  );
}

interface BarButtonProps extends Pick<ButtonProps, 'icon' | 'disabled' | 'className' | 'onClick'> {
  label: string;
  keys: string;
}

function BarButton({ label, keys, ...button }: BarButtonProps) {
  return (
    <Tooltip title={`${label}（${keys}）`}>
      <Button size="small" type="text" aria-label={label} {...button} />
    </Tooltip>
  );
}

/** Scrolls to the match that is shown, without taking the keyboard from the bar. */
function showMatch(editor: Editor, current: number): void {
  const match = findStateOf(editor.state).matches[current];
  if (!match) return;
  const { node } = editor.view.domAtPos(match.in === 'caption' ? match.table + 1 : match.from);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'nearest' });
}
