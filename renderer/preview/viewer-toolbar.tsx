import { CloseOutlined, ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { type PageRow, pageByLabel, rowName } from './page-rows.ts';
import { paperScale, stepZoom } from './page-scale.ts';
import type { PreviewPage } from './preview-page.ts';
import { type PageView, setView, useView, type ViewerMode } from './view-store.ts';
import styles from './viewer-toolbar.module.css';

interface ViewerToolbarProps {
  mode: ViewerMode;
  pages: readonly PreviewPage[];
  row: PageRow | undefined;
  /** CSS pixels per pt. */
  scale: number;
  onGoTo: (page: PreviewPage) => void;
  onRead: (() => void) | undefined;
  onClose: (() => void) | undefined;
}

const views: { value: PageView; label: string }[] = [
  { value: 'spread', label: '对开' },
  { value: 'single', label: '单页' },
  { value: 'grid', label: '缩略' },
];

const zooms = [0.5, 0.75, 1, 1.5, 2];

/** How the pages are shown, which ones, and how large. */
export function ViewerToolbar({ mode, pages, row, scale, onGoTo, onRead, onClose }: ViewerToolbarProps) {
  const view = useView((all) => all[mode]);
  const isGrid = view.pages === 'grid';
  const percent = `${Math.round((scale / paperScale) * 100)}%`;
  return (
    <div className={styles.bar} role="toolbar" aria-label="页面预览">
      <Segmented
        size="small"
        options={views}
        value={view.pages}
        onChange={(value) => setView(mode, { pages: value })}
        aria-label="页面排列"
      />
      <span className={styles.space} />
      <PageField pages={pages} row={row} onGoTo={onGoTo} />
      {!isGrid && (
        <span className={styles.zoom}>
          <Tooltip title="缩小（Ctrl+滚轮）">
            <Button
              type="text"
              size="small"
              icon={<MinusOutlined />}
              aria-label="缩小"
              onClick={() => setView(mode, { zoom: stepZoom(scale, -1) })}
            />
          </Tooltip>
          <Dropdown
            trigger={['click']}
            menu={{
              selectable: true,
              selectedKeys: [view.zoom.kind === 'fixed' ? String(view.zoom.scale) : view.zoom.kind],
              items: [
                { key: 'width', label: '适合宽度' },
                { key: 'page', label: '适合整页' },
                { type: 'divider' },
                ...zooms.map((zoom) => ({ key: String(zoom), label: `${zoom * 100}%` })),
              ],
              onClick: ({ key }) =>
                setView(mode, {
                  zoom: key === 'width' || key === 'page' ? { kind: key } : { kind: 'fixed', scale: Number(key) },
                }),
            }}
          >
            <Button type="text" size="small" className={styles.percent} aria-label={`显示比例 ${percent}`}>
              {percent}
            </Button>
          </Dropdown>
          <Tooltip title="放大（Ctrl+滚轮）">
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined />}
              aria-label="放大"
              onClick={() => setView(mode, { zoom: stepZoom(scale, 1) })}
            />
          </Tooltip>
        </span>
      )}
      {onRead && (
        <Tooltip title="全屏阅读">
          <Button type="text" size="small" icon={<ExpandOutlined />} aria-label="全屏阅读" onClick={onRead} />
        </Tooltip>
      )}
      {onClose && (
        <Tooltip title="退出阅读（Esc）">
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label="退出阅读" onClick={onClose} />
        </Tooltip>
      )}
    </div>
  );
}

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
