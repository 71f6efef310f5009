import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  ClearOutlined,
  FormatPainterOutlined,
  LinkOutlined,
  UnderlineOutlined,
} from '@ant-design/icons';
import type { Command } from '@tiptap/pm/state';
import type { ReactNode } from 'react';
import type { Align } from '../../../shared/document/types.ts';
import type { Tool } from '../../components/overflow-bar.tsx';
import { clearFormat } from '../typing/clear-format.ts';
import { layDownFormat, takeFormat } from '../typing/format-painter.ts';
import { type Look, lookNames, looks } from '../typing/looks.ts';
import { toggleRunInHeading } from '../typing/run-in-heading.ts';
import { setAlignment } from '../typing/set-alignment.ts';
import { toggleNamedMark } from '../typing/toggle-named-mark.ts';
import styles from './toolbar.module.css';
import { ToolbarButton } from './toolbar-button.tsx';
import type { ToolbarState } from './toolbar-state.ts';

interface FormatsProps {
  state: ToolbarState;
  run(command: Command): void;
  onLink(): void;
}

/** Looks of characters and lines. */
export function formatTools({ state, run, onLink }: FormatsProps): Tool[] {
  return [
    ...lookNames.map((name): Tool => {
      const { label, keys } = looks[name];
      const { icon, rank = 0 } = icons[name];
      const toggle = () => run(toggleNamedMark(name));
      return {
        key: name,
        rank,
        node: <ToolbarButton label={label} keys={keys} icon={icon} isActive={state.marks[name]} onClick={toggle} />,
        menu: [{ key: name, label, extra: keys, onClick: toggle }],
      };
    }),
    {
      key: 'lead',
      node: (
        <ToolbarButton
          label="段首标题：这一段的第一句"
          word="段首"
          isActive={state.isRunIn}
          isDisabled={state.isInTable}
          onClick={() => run(toggleRunInHeading)}
        />
      ),
      menu: [{ key: 'lead', label: '段首标题', disabled: state.isInTable, onClick: () => run(toggleRunInHeading) }],
    },
    ...alignments.map(
      ({ align, label, icon }): Tool => ({
        key: align,
        node: (
          <ToolbarButton
            label={label}
            icon={icon}
            isActive={state.align === align}
            isDisabled={state.align === null}
            onClick={() => run(setAlignment(align))}
          />
        ),
        menu: [{ key: align, label, icon, disabled: state.align === null, onClick: () => run(setAlignment(align)) }],
      }),
    ),
    {
      key: 'painter',
      rank: 4,
      node: (
        <ToolbarButton
          label="格式刷（双击可以连着刷，按 Esc 放下）"
          keys="Ctrl+Alt+C 取，Ctrl+Alt+V 刷"
          icon={<FormatPainterOutlined />}
          isActive={state.isPainting}
          onClick={({ detail }) => run(painterCommand(state, detail))}
        />
      ),
      menu: [
        {
          key: 'painter',
          label: state.isPainting ? '放下格式刷' : '格式刷',
          icon: <FormatPainterOutlined aria-hidden />,
          onClick: () => run(painterCommand(state, 1)),
        },
      ],
    },
    {
      key: 'clear',
      node: <ToolbarButton label="清除格式" keys="Ctrl+Alt+Z" icon={<ClearOutlined />} onClick={() => run(clearFormat)} />,
      menu: [{ key: 'clear', label: '清除格式', icon: <ClearOutlined aria-hidden />, onClick: () => run(clearFormat) }],
    },
    {
      key: 'link',
      node: <ToolbarButton label="链接" icon={<LinkOutlined />} isActive={state.marks.link} onClick={onLink} />,
      menu: [{ key: 'link', label: '链接…', icon: <LinkOutlined aria-hidden />, onClick: onLink }],
    },
  ];
}

/** The second click of a double click keeps the brush; another one lays it down. */
function painterCommand({ isPainting }: ToolbarState, clicks: number): Command {
  if (clicks > 1) return takeFormat(true);
  return isPainting ? layDownFormat : takeFormat(false);
}

/** `rank`: as of a `Tool`. */
const icons: Readonly<Record<Look, { icon: ReactNode; rank?: number }>> = {
  bold: { icon: <BoldOutlined />, rank: 5 },
  emphasis: { icon: <span className={`${styles.glyph} ${styles.kai}`}>楷</span>, rank: 5 },
  underline: { icon: <UnderlineOutlined /> },
  superscript: {
    icon: (
      <span className={styles.glyph}>
        <i data-drawn="x" />
        <sup data-drawn="2" />
      </span>
    ),
  },
  subscript: {
    icon: (
      <span className={styles.glyph}>
        <i data-drawn="x" />
        <sub data-drawn="2" />
      </span>
    ),
  },
};

const alignments: readonly { align: Align; label: string; icon: ReactNode }[] = [
  { align: 'start', label: '两端对齐', icon: <AlignLeftOutlined aria-hidden /> },
  { align: 'center', label: '居中', icon: <AlignCenterOutlined aria-hidden /> },
  { align: 'end', label: '居右', icon: <AlignRightOutlined aria-hidden /> },
];
