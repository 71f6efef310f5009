import type { Page } from 'playwright-core';

interface Stop {
  name: string;
  /** Looks while it has the focus and without it: of the control, of what stands around it, and of the row it points at. */
  focused: string;
  left: string;
}

/**
 * Goes through a screen with the Tab key. @returns the controls that were reached, and those of them that look with the focus
 * as they do without: no ring, no shadow, no other edge.
 */
export async function focusRings(page: Page, mostStops: number): Promise<{ reached: string[]; ringless: string[] }> {
  await page.evaluate(watchFocus);
  const stops: Stop[] = [];
  for (let step = 0; step < mostStops; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => (window as unknown as Watched).stopped());
    if (stop === 'round') break;
    const before = stops.at(-1);
    if (before && before.left === '') before.left = stop.leftBehind;
    if (stop.name !== '') stops.push({ name: stop.name, focused: stop.focused, left: '' });
  }
  const last = stops.at(-1);
  if (last && last.left === '') last.left = await page.evaluate(() => (window as unknown as Watched).leave());
  return {
    reached: stops.map(({ name }) => name),
    ringless: stops.filter(({ focused, left }) => focused === left).map(({ name }) => name),
  };
}

interface Watched {
  /** `round`: it has come to its beginning. Without a name where the focus is on nothing of the page. */
  stopped(): { name: string; focused: string; leftBehind: string } | 'round';
  leave(): string;
}

function watchFocus(): void {
  const seen = new Set<Element>();
  let last: Element | null = null;
  const look = (element: Element | null): string => {
    if (!element) return '';
    const pointed = element.getAttribute('aria-activedescendant');
    const row = pointed === null ? null : document.getElementById(pointed);
    const around = element.closest(
      'label, .ant-select, .ant-input-affix-wrapper, .ant-input-number, .ant-picker, .ant-segmented-item',
    );
    const parts = [element, row, around, ...(around?.children ?? [])];
    return parts
      .filter((part) => part !== null)
      .map((part) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(part);
        // The hair that a browser draws of its own is none of the program's, and hardly seen on its surfaces.
        const outline =
          ['none', 'auto'].includes(outlineStyle) || Number.parseFloat(outlineWidth) < 2
            ? 'no outline'
            : `${outlineWidth} ${outlineColor}`;
        return `${outline} / ${boxShadow} / ${borderColor}`;
      })
      .join('; ');
  };
  Object.assign(window, {
    stopped() {
      const leftBehind = look(last);
      const element = document.activeElement;
      if (!element || element === document.body) return { name: '', focused: '', leftBehind };
      if (seen.has(element)) return 'round';
      seen.add(element);
      last = element;
      const label =
        element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
      return { name: `${element.localName} “${label?.trim().slice(0, 40)}”`, focused: look(element), leftBehind };
    },
    leave() {
      (document.activeElement as HTMLElement | null)?.blur();
      return look(last);
    },
  } satisfies Watched);
}
