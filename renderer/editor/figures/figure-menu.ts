import type { Node } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import type { MenuProps } from 'antd';
import { goToCaption, removeFigure, setFigureAttribute } from './figure-commands.ts';
import { openFigureField } from './figure-tools.ts';

type Items = NonNullable<MenuProps['items']>;
type Run = (command: Command) => void;

const percents = [25, 50, 75, 100];

/** What a right click on a picture offers besides cutting and copying. `replace` asks for another file. */
export function figureMenu(figure: Node, run: Run, replace: () => void): Items {
  return [
    {
      key: 'width',
      label: '尺寸',
      children: [
        ...percents.map((percent) => ({
          key: `width ${percent}`,
          label: `${figure.attrs.span === 'page' ? '版心' : '一栏'}宽的 ${percent}%`,
          disabled: figure.attrs.width === percent,
          onClick: () => run(setFigureAttribute('width', percent)),
        })),
        naturalItem(figure, run),
        { key: 'other width', label: '其他大小…', onClick: () => openFigureField('width') },
      ],
    },
    spanItem(figure, run),
    { key: 'caption', label: '图题', onClick: () => run(goToCaption) },
    { key: 'alt', label: '图片说明（替代文字）…', onClick: () => openFigureField('alt') },
    { key: 'replace', label: '换一张图片…', onClick: replace },
    { type: 'divider' },
    { key: 'remove-figure', label: '删除', extra: 'Delete', onClick: () => run(removeFigure) },
  ];
}

/** What a right click in a caption offers of the picture above it. */
export function captionMenu(figure: Node, run: Run): Items {
  return [
    spanItem(figure, run),
    naturalItem(figure, run),
    { key: 'remove-figure', label: '删除图片', onClick: () => run(removeFigure) },
    { type: 'divider' },
  ];
}

function spanItem({ attrs }: Node, run: Run) {
  const isPageWide = attrs.span === 'page';
  return {
    key: 'span',
    label: isPageWide ? '图片改为一栏宽' : '图片通栏（横跨两栏）',
    onClick: () => run(setFigureAttribute('span', isPageWide ? 'column' : 'page')),
  };
}

function naturalItem({ attrs }: Node, run: Run) {
  return {
    key: 'natural',
    label: '图片按原来的大小',
    disabled: attrs.width === null,
    onClick: () => run(setFigureAttribute('width', null)),
  };
}
