import { PicRightOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { usePanes } from '../pages/arrange/panes-store.ts';

/** Folds the pages away and shows them again. */
export function PreviewToggle() {
  const isShown = usePanes((panes) => panes.isPreviewShown);
  const label = isShown ? '收起版面' : '显示版面';
  return (
    <Tooltip title={label}>
      <Button
        type="text"
        icon={<PicRightOutlined />}
        aria-label={label}
        aria-pressed={isShown}
        onClick={() => usePanes.setState({ isPreviewShown: !isShown })}
      />
    </Tooltip>
  );
}
