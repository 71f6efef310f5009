import { Button } from 'antd';
import { usePanes } from '../pages/arrange/panes-store.ts';

/** Folds the pages away and shows them again. */
export function PreviewToggle() {
  const isShown = usePanes((panes) => panes.isPreviewShown);
  return (
    <Button type="text" aria-expanded={isShown} onClick={() => usePanes.setState({ isPreviewShown: !isShown })}>
      {isShown ? '收起版面' : '显示版面'}
    </Button>
  );
}
