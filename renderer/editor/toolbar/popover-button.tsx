import { Popover, type PopoverProps } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { ToolbarButton, type ToolbarButtonProps } from './toolbar-button.tsx';

type PopoverButtonProps = Omit<ToolbarButtonProps, 'onClick'> &
  Pick<PopoverProps, 'title' | 'placement'> & { isOpen: boolean; content: ReactNode; onOpenChange(isOpen: boolean): void };

/** A button of a bar that opens something small below it. Escape gives the focus back to it. */
export function PopoverButton({ title, placement = 'top', content, onOpenChange, ...button }: PopoverButtonProps) {
  const place = useRef<HTMLSpanElement>(null);
  const leave = (): void => {
    onOpenChange(false);
    place.current?.querySelector('button')?.focus();
  };
  return (
    <Popover
      trigger="click"
      title={title}
      placement={placement}
      open={button.isOpen}
      onOpenChange={(isOpen) => onOpenChange(isOpen)}
      destroyOnHidden
      content={<FirstField onEscape={leave}>{content}</FirstField>}
    >
      <span ref={place}>
        <ToolbarButton {...button} onClick={() => undefined} />
      </span>
    </Popover>
  );
}

/**
 * Has the focus in its first field, where there is one, as soon as it is to be seen: before, the browser does not give it, and what is
 * typed goes nowhere, or into the text.
 */
function FirstField({ onEscape, children }: { onEscape(): void; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = place.current?.querySelector('input');
    if (!field) return;
    let frame = 0;
    const attempt = (): void => {
      field.focus();
      if (document.activeElement === field) return;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      frame = requestAnimationFrame(attempt);
    };
    attempt();
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears of a key that its fields were pressed
    <div
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        // The bar would give the focus to the text.
        event.stopPropagation();
        onEscape();
      }}
    >
      {children}
    </div>
  );
}
