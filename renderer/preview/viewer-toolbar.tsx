import { CloseOutlined, ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { OverflowBar, type Tool } from '../components/overflow-bar.tsx';
import { type PageRow, pageByLabel, rowName } from './page-rows.ts';
import { paperScale, stepZoom } from './page-scale.ts';
import type { PreviewPage } from './preview-page.ts';
import { openFullScreen, useReading } from './reading-store.ts';
import { type PageView, setView, useView, type ViewerMode, type Zoom } from './view-store.ts';
import styles from './viewer-toolbar.module.css';

export interface CloseButton {
  label: string;
  keys?: string;
  act(): void;
}

interface ViewerToolbarProps {
  mode: ViewerMode;
  pages: readonly PreviewPage[];
  row: PageRow | undefined;
  /** CSS pixels per pt. */
  scale: number;
  onGoTo: (page: PreviewPage) => void;
  onClose: CloseButton | undefined;
}

const views: { value: PageView; label: string }[] = [
  { value: 'single', label: '单页' },
  { value: 'spread', label: '对开' },
  { value: 'grid', label: '缩略' },
];

const zooms = [0.5, 0.75, 1, 1.5, 2];

/** How the pages are shown, which ones, and how large. */
export function ViewerToolbar({ mode, pages, row, scale, onGoTo, onClose }: ViewerToolbarProps) {
  const view = useView((all) => all[mode]);
  const isFullScreen = useReading((reading) => reading.isFullScreen);
  return (
    <div className={styles.bar} role="toolbar" aria-label="页面预览">
      <OverflowBar
        tools={[
          arrangementTool(mode, view.pages),
          ...(view.pages === 'grid' ? [] : [zoomTool(mode, view.zoom, scale)]),
          ...(isFullScreen ? [] : [readTool]),
        ]}
      />
      <PageField pages={pages} row={row} onGoTo={onGoTo} />
      {onClose && (
        <Tooltip title={onClose.keys ? `${onClose.label}（${onClose.keys}）` : onClose.label}>
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={onClose.label} onClick={onClose.act} />
        </Tooltip>
      )}
    </div>
  );
}

function arrangementTool(mode: ViewerMode, shown: PageView): Tool {
  const choose = (pages: PageView): void => setView(mode, { pages });
  return {
    key: 'arrangement',
    rank: 2,
    node: <Segmented size="small" options={views} value={shown} onChange={choose} aria-label="页面排列" />,
    menu: views.map(({ value, label }) => ({
      key: value,
      label,
      disabled: value === shown,
      onClick: () => choose(value),
    })),
  };
}

function zoomTool(mode: ViewerMode, zoom: Zoom, scale: number): Tool {
  const percent = `${Math.round((scale / paperScale) * 100)}%`;
  const step = (direction: 1 | -1) => () => setView(mode, { zoom: stepZoom(scale, direction) });
  const choose = (key: string) => () =>
    setView(mode, { zoom: key === 'width' || key === 'page' ? { kind: key } : { kind: 'fixed', scale: Number(key) } });
  const sizes = [
    { key: 'width', label: '适合宽度', onClick: choose('width') },
    { key: 'page', label: '适合整页', onClick: choose('page') },
    { type: 'divider' as const },
    ...zooms.map((one) => ({ key: String(one), label: `${one * 100}%`, onClick: choose(String(one)) })),
  ];
  return {
    key: 'zoom',
    rank: 1,
    node: (
      <span className={styles.zoom}>
        <Tooltip title="缩小（Ctrl+滚轮）">
          <Button type="text" size="small" icon={<MinusOutlined />} aria-label="缩小" onClick={step(-1)} />
        </Tooltip>
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [zoom.kind === 'fixed' ? String(zoom.scale) : zoom.kind],
            items: sizes,
          }}
        >
          <Button type="text" size="small" className={styles.percent} aria-label={`显示比例 ${percent}`}>
            {percent}
          </Button>
        </Dropdown>
        <Tooltip title="放大（Ctrl+滚轮）">
          <Button type="text" size="small" icon={<PlusOutlined />} aria-label="放大" onClick={step(1)} />
        </Tooltip>
      </span>
    ),
    menu: [
      { key: 'larger', label: '放大', onClick: step(1) },
      { key: 'smaller', label: '缩小', onClick: step(-1) },
      { key: 'size', label: `显示比例 ${percent}`, children: sizes },
    ],
  };
}

const readTool: Tool = {
  key: 'read',
  rank: 1,
  node: (
    <Tooltip title="全屏阅读（F11）">
      <Button type="text" size="small" icon={<ExpandOutlined />} aria-label="全屏阅读" onClick={openFullScreen} />
    </Tooltip>
  ),
  menu: [{ key: 'read', label: '全屏阅读', extra: 'F11', onClick: openFullScreen }],
};

/** 第 8–9 页 / 48; another page can be typed in. */
function PageField({ pages, row, onGoTo }: Pick<ViewerToolbarProps, 'pages' | 'row' | 'onGoTo'>) {
  const shown = row ? rowName(row) : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [isUnknown, setIsUnknown] = useState(false);
  const numbered = pages.filter((page) => page.folio !== null).length;
  const leave = (): void => {
    setTyped(null);
    setIsUnknown(false);
  };
  const goTo = (): void => {
    const page = pageByLabel(pages, typed ?? '');
    setIsUnknown(page === undefined);
    if (page) {
      leave();
      onGoTo(page);
    }
  };
  return (
    <span className={styles.field}>
      <Tooltip title={isUnknown ? '没有这一页，请输入页码，或输入“封面”“封底”' : '输入页码，按回车键转到那一页'}>
        <Input
          size="small"
          variant="filled"
          className={styles.pages}
          aria-label="转到页"
          status={isUnknown ? 'error' : ''}
          value={typed ?? shown}
          // A click would place the caret after the focus and undo the selection.
          onFocus={({ target }) => requestAnimationFrame(() => target.select())}
          onBlur={leave}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={goTo}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
            event.stopPropagation();
          }}
        />
      </Tooltip>
      <span className={styles.total}>/ {numbered || pages.length}</span>
    </span>
  );
}
