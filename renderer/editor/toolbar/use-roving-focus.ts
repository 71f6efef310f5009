import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

/** One stop for the Tab key in a bar of buttons; arrow keys, Home and End go between them (ARIA toolbar pattern). */
export function useRovingFocus(onEscape: () => void): {
  ref: RefObject<HTMLDivElement | null>;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement | null>(null);
  // After each drawing: buttons come and go, and are switched off.
  useEffect(() => giveStop(ref.current, last.current));
  return {
    ref,
    onFocus(event) {
      last.current = event.target as HTMLElement;
      giveStop(ref.current, last.current);
    },
    onKeyDown(event) {
      if (event.key === 'Escape') return onEscape();
      const stops = stopsOf(ref.current);
      const index = stops.indexOf(document.activeElement as HTMLElement);
      const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: stops.length - 1 }[event.key];
      if (index === -1 || next === undefined) return;
      event.preventDefault();
      stops[(next + stops.length) % stops.length]?.focus();
    },
  };
}

function giveStop(bar: HTMLElement | null, wanted: HTMLElement | null): void {
  const stops = stopsOf(bar);
  const stop = wanted && stops.includes(wanted) ? wanted : stops[0];
  for (const element of stops) element.tabIndex = element === stop ? 0 : -1;
}

function stopsOf(bar: HTMLElement | null): HTMLElement[] {
  const buttons = bar?.querySelectorAll<HTMLElement>('[data-tools] button') ?? [];
  return [...buttons].filter(
    (button) => !(button as HTMLButtonElement).disabled && button.checkVisibility({ visibilityProperty: true }),
  );
}
