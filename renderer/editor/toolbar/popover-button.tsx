import { Popover, type PopoverProps } from 'antd';
import { ToolbarButton, type ToolbarButtonProps } from './toolbar-button.tsx';

type PopoverButtonProps = Omit<ToolbarButtonProps, 'onClick'> &
  Pick<PopoverProps, 'title' | 'placement' | 'content' | 'onOpenChange'> & { isOpen: boolean };

/** A button of a bar that opens something small below it. */
export function PopoverButton({ title, placement = 'top', content, onOpenChange, ...button }: PopoverButtonProps) {
  return (
    <Popover
      trigger="click"
      title={title}
      placement={placement}
      open={button.isOpen}
      onOpenChange={onOpenChange}
      destroyOnHidden
      content={content}
    >
      <span>
        <ToolbarButton {...button} onClick={() => undefined} />
      </span>
    </Popover>
  );
}
