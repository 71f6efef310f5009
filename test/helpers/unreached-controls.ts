import type { Page } from 'playwright-core';

/**
 * Controls of a screen that an editor with a mouse cannot get at, one line each: of no size, outside of the window even after
 * scrolling to them, under something else, or with words that are cut. Where a dialog is open, only its controls count.
 */
export function unreachedControls(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const controls = [
      'button',
      'a[href]',
      'input:not([type=hidden]):not([type=file])',
      'textarea',
      '[contenteditable=true]',
      '[role=button]',
      '[role=tab]',
      '[role=radio]',
      '[role=combobox]',
      '[role=menuitem]',
      '[role=treeitem]',
      '[role=separator][tabindex]',
      '.ant-segmented-item',
      '.ant-select',
    ].join();
    const modals = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].filter((dialog) => dialog.checkVisibility());
    const scope: ParentNode = modals.at(-1) ?? document;
    const shows = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest('[inert], [aria-hidden=true], [hidden]');
    const nameOf = (element: Element): string => {
      const words = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      return `${element.localName}${element.getAttribute('role') ? `[${element.getAttribute('role')}]` : ''} “${words.slice(0, 40) || element.outerHTML.slice(0, 120)}”`;
    };
    const isOf = (element: Element, other: Element | null): boolean =>
      other !== null &&
      (element.contains(other) ||
        other.contains(element) ||
        element
          .closest('label, .ant-select, .ant-input-affix-wrapper, .ant-input-number, .ant-picker, .ant-segmented-item')
          ?.contains(other) === true);
    /** What cannot be scrolled by an editor is scrolled by `scrollIntoView` all the same: that was no way to the control. */
    const stuckAround = (element: Element): string[] => {
      const found: string[] = [];
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const isStuck = (way: string, at: number): boolean => (way === 'hidden' || way === 'clip') && Math.abs(at) > 1;
        if (!isStuck(overflowY, around.scrollTop) && !isStuck(overflowX, around.scrollLeft)) continue;
        // A long list moves its rows by itself, with the wheel and its own scroll bar.
        if (around.closest('.ant-table')) continue;
        found.push(`is beyond the edge of ${nameOf(around)}`);
        around.scrollTo(0, 0);
      }
      return found;
    };
    const faultsOf = async (element: Element): Promise<string[]> => {
      // A box that is ticked is drawn by what stands around it, and so is the field inside a choice.
      const target = element.matches('input') ? (element.closest('label, .ant-select') ?? element) : element;
      if (target !== element && !target.matches('.ant-select') && target.querySelectorAll('input').length > 1) return [];
      target.scrollIntoView({ block: 'center', inline: 'center' });
      // Of a long list only the rows in sight are there, drawn anew with the next frames.
      if (target.closest('.ant-table-tbody-virtual'))
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      if (!target.isConnected) return [];
      const box = target.getBoundingClientRect();
      const faults = stuckAround(target);
      if (box.width < 4 || box.height < 4) faults.push(`is ${box.width}×${box.height}`);
      const isLarge = target.matches('[contenteditable], textarea');
      const edge = { x: Math.min(innerWidth, box.right), y: Math.min(innerHeight, box.bottom) };
      if (box.left < -1 || box.right > innerWidth + 1 || (!isLarge && (box.top < -1 || box.bottom > innerHeight + 1)))
        faults.push(`lies at ${Math.round(box.left)},${Math.round(box.top)}–${Math.round(box.right)},${Math.round(box.bottom)}`);
      else {
        const at = { x: (Math.max(0, box.left) + edge.x) / 2, y: (Math.max(0, box.top) + edge.y) / 2 };
        const top = document.elementFromPoint(at.x, at.y);
        if (!isOf(target, top)) faults.push(`is under ${top ? nameOf(top) : 'nothing'}`);
      }
      const isCut =
        target.matches('button:not([role=switch]), a, [role=tab], .ant-segmented-item') &&
        [target, ...target.querySelectorAll('*')].some((part) => {
          const { overflowX } = getComputedStyle(part);
          // What ends in dots says the whole in its title.
          return (
            overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0 && !part.closest('[title]')
          );
        });
      if (isCut) faults.push('has words that are cut');
      return faults.map((fault) => `${nameOf(element)} ${fault}`);
    };
    const found: string[] = [];
    for (const element of [...scope.querySelectorAll(controls)].filter(shows)) found.push(...(await faultsOf(element)));
    return found;
  });
}
