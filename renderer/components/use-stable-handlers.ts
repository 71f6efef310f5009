import { useLayoutEffect, useRef, useState } from 'react';

/**
 * The same object as long as the component lives, whose functions are always the newest: what gets it need not be drawn again
 * because of it.
 */
export function useStableHandlers<Handlers extends Record<keyof Handlers, (...given: never[]) => void>>(
  newest: Handlers,
): Handlers {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  const [stable] = useState(() => {
    const names = Object.keys(newest) as (keyof Handlers)[];
    const calls = names.map((name) => [name, (...given: never[]) => latest.current[name](...given)]);
    return Object.fromEntries(calls) as Handlers;
  });
  return stable;
}
