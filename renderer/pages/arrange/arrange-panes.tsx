import { Drawer } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { PaneDivider } from '../../components/pane-divider.tsx';
import { useElementSize } from '../../components/use-element-size.ts';
import styles from './arrange-panes.module.css';
import { closeOpenedPane, type PanesRoom, usePanes } from './panes-store.ts';

interface ArrangePanesProps {
  tree: ReactNode;
  editor: ReactNode;
  preview: ReactNode;
  /** What is open in the editor: where another thing is, what was opened over it has served. */
  shown: string;
}

const tree = { min: 200, max: 440 };
const preview = { min: 300 };
const editorMinPx = 380;

/** Tree, editor and pages beside each other where there is room for them; where not, tree and pages are opened over the editor. */
export function ArrangePanes({ shown, ...panes }: ArrangePanesProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(box);
  const { treePx, previewShare, isPreviewShown, opened } = usePanes();
  const room = roomOf(width);
  useEffect(() => usePanes.setState({ room }), [room]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: closed where something else is shown, and where panes come and go
  useEffect(closeOpenedPane, [shown, room]);

  const hasPreview = room === 'three' && isPreviewShown;
  const treeMax = Math.min(tree.max, width - editorMinPx - (hasPreview ? preview.min : 0));
  const treeWidth = clamp(treePx, tree.min, treeMax);
  const previewMax = width - editorMinPx - treeWidth;
  const previewWidth = clamp(previewShare * width, preview.min, previewMax);
  return (
    <div ref={box} className={styles.panes}>
      {width > 0 && room !== 'editor' && (
        <>
          <div className={styles.pane} style={{ width: treeWidth }}>
            {panes.tree}
          </div>
          <PaneDivider
            label="“本期”的宽度"
            side="before"
            width={treeWidth}
            {...tree}
            max={treeMax}
            onChange={(px) => usePanes.setState({ treePx: px })}
          />
        </>
      )}
      <div className={styles.editor}>{width > 0 && panes.editor}</div>
      {width > 0 && hasPreview && (
        <>
          <PaneDivider
            label="版面的宽度"
            side="after"
            width={previewWidth}
            {...preview}
            max={previewMax}
            onChange={(px) => usePanes.setState({ previewShare: px / width })}
          />
          <div className={styles.pane} style={{ width: previewWidth }} data-tour="preview">
            {panes.preview}
          </div>
        </>
      )}
      <OpenedPane label="本期" placement="left" size={Math.min(340, width - 24)} isOpen={room === 'editor' && opened === 'tree'}>
        {panes.tree}
      </OpenedPane>
      <OpenedPane
        label="版面"
        placement="right"
        size={Math.min(620, width - 24)}
        isOpen={room !== 'three' && opened === 'preview'}
      >
        {panes.preview}
      </OpenedPane>
    </div>
  );
}

function roomOf(width: number): PanesRoom {
  if (width >= 1150) return 'three';
  return width >= 720 ? 'tree' : 'editor';
}

interface OpenedPaneProps {
  label: string;
  placement: 'left' | 'right';
  /** CSS pixels. */
  size: number;
  isOpen: boolean;
  children: ReactNode;
}

/** Over the other panes, but not over the frame of the window. */
function OpenedPane({ label, placement, size, isOpen, children }: OpenedPaneProps) {
  return (
    <Drawer
      open={isOpen}
      placement={placement}
      size={size}
      getContainer={false}
      rootStyle={{ position: 'absolute' }}
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
      aria-label={label}
      title={null}
      closable={false}
      destroyOnHidden
      onClose={closeOpenedPane}
    >
      {children}
    </Drawer>
  );
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
