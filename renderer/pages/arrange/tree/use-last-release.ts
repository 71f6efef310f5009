import { useEffect, useRef } from 'react';

/**
 * Where the mouse was let go last, known before anybody else hears of it. The drag library's own last place is that of the last
 * drawing, which a quick hand on a busy PC leaves behind.
 */
export function useLastRelease() {
  const place = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const note = ({ clientX, clientY }: PointerEvent): void => {
      place.current = { x: clientX, y: clientY };
    };
    window.addEventListener('pointerup', note, { capture: true });
    return () => window.removeEventListener('pointerup', note, { capture: true });
  }, []);
  return place;
}
