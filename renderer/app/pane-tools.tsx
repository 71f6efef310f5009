import { Button } from 'antd';
import type { Tool } from '../components/overflow-bar.tsx';
import { togglePreview, toggleTree, usePanes } from '../pages/arrange/panes-store.ts';

/** Show and put away the panes of 编排 that stand beside the text, or are opened over it where it is narrow. */
export function usePaneTools(): Tool[] {
  const { room, opened, isPreviewShown } = usePanes();
  const isShown = room === 'three' ? isPreviewShown : opened === 'preview';
  return [
    ...(room === 'editor'
      ? [paneTool('tree', opened === 'tree' ? '收起目录树' : '显示目录树', opened === 'tree', toggleTree)]
      : []),
    paneTool('preview', isShown ? '收起版面' : '显示版面', isShown, togglePreview),
  ];
}

function paneTool(key: string, label: string, isShown: boolean, toggle: () => void): Tool {
  return {
    key,
    rank: 2,
    node: (
      <Button type="text" aria-expanded={isShown} onClick={toggle}>
        {label}
      </Button>
    ),
    menu: [{ key, label, onClick: toggle }],
  };
}
