import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** What may come and go above the scrolled page that follows it: the page is scrolled by as much, so that its text stays where it is. */
export function NoticesAbove({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const above = box.current;
    const page = above?.nextElementSibling;
    if (!above || !page) return;
    let height = above.offsetHeight;
    const observer = new ResizeObserver(() => {
      page.scrollTop += above.offsetHeight - height;
      height = above.offsetHeight;
    });
    observer.observe(above);
    return () => observer.disconnect();
  }, []);
  return <div ref={box}>{children}</div>;
}
