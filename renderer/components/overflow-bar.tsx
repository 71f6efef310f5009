import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './overflow-bar.module.css';

export type MenuItems = NonNullable<MenuProps['items']>;

export interface Tool {
  key: string;
  node: ReactNode;
  /** The same in the menu, where the bar has no room for it. Nothing for what only parts the others. */
  menu: MenuItems;
  /** The lowest go into the menu first; of equals the last. 0 by default. */
  rank?: number;
}

interface OverflowBarProps {
  tools: readonly Tool[];
  /** In the menu always, below what has no room. */
  more?: MenuItems;
  /** Name of the menu's button. */
  moreLabel?: string;
  align?: 'start' | 'end';
  /** Presses leave the focus and the selection where they are. */
  isFocusKept?: boolean;
}

/** Tools in one line; those for which it is too narrow are in a menu at its end. */
export function OverflowBar({ tools, more = [], moreLabel = '更多', align = 'start', isFocusKept = false }: OverflowBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const hidden = useHidden(bar, tools, more.length > 0);
  const items = menuOf(
    tools.filter(({ key }) => hidden.has(key)).map(({ menu }) => menu),
    more,
  );
  return (
    <div ref={bar} className={styles.bar} data-align={align}>
      {tools.map(({ key, node }) => (
        <span key={key} className={styles.tool} data-tool={key} data-hidden={hidden.has(key) || undefined}>
          {node}
        </span>
      ))}
      {items.length > 0 && (
        <Dropdown autoFocus trigger={['click']} placement="bottomRight" menu={{ items, className: styles.menu ?? '' }}>
          <Button
            type="text"
            className={styles.more}
            icon={<EllipsisOutlined aria-hidden />}
            aria-label={moreLabel}
            title={moreLabel}
            onMouseDown={(event) => isFocusKept && event.preventDefault()}
          />
        </Dropdown>
      )}
    </div>
  );
}

/** Width of the menu's button with the gap before it. */
const morePx = 34;

function useHidden(bar: { current: HTMLElement | null }, tools: readonly Tool[], hasMore: boolean): ReadonlySet<string> {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef({ tools, hasMore });
  latest.current = { tools, hasMore };
  const keys = tools.map(({ key }) => key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other tools are measured anew
  useLayoutEffect(() => {
    const { current } = bar;
    if (!current) return;
    const measure = (): void => {
      const next = hiddenTools(current, latest.current);
      setHidden((before) => (sameSet(before, next) ? before : next));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(current);
    for (const tool of current.querySelectorAll('[data-tool]')) sizes.observe(tool);
    return () => sizes.disconnect();
  }, [bar, keys, hasMore]);
  return hidden;
}

function hiddenTools(bar: HTMLElement, { tools, hasMore }: { tools: readonly Tool[]; hasMore: boolean }): ReadonlySet<string> {
  const gap = Number.parseFloat(getComputedStyle(bar).columnGap) || 0;
  const elements = new Map(
    [...bar.querySelectorAll<HTMLElement>('[data-tool]')].map((element) => [element.dataset.tool ?? '', element]),
  );
  const widths = tools.map((tool, index) => ({
    tool,
    index,
    width: (elements.get(tool.key)?.getBoundingClientRect().width ?? 0) + gap,
  }));
  const all = widths.reduce((sum, { width }) => sum + width, 0);
  if (all - gap + (hasMore ? morePx : 0) <= bar.clientWidth) return new Set();
  let room = bar.clientWidth - morePx + gap;
  const shown = new Set<string>();
  for (const { tool, width } of widths.toSorted((a, b) => (b.tool.rank ?? 0) - (a.tool.rank ?? 0) || a.index - b.index)) {
    room -= width;
    if (room < 0) break;
    shown.add(tool.key);
  }
  return new Set(tools.map(({ key }) => key).filter((key) => !shown.has(key)));
}

/** One below the other, what only parts them left out; a line between the two kinds. */
function menuOf(overflowed: readonly MenuItems[], more: MenuItems): MenuItems {
  const items = overflowed.flat();
  return items.length > 0 && more.length > 0 ? [...items, { type: 'divider' }, ...more] : [...items, ...more];
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
