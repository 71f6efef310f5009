import type { Page } from 'playwright-core';

/** Milliseconds without a change after which a screen counts as there, and after which one that goes on changing is taken as it is. */
const limits = { stillMs: 600, patienceMs: 10_000 };

/** Resolves when a screen has come to rest: nothing moves or fades, and nothing was added or taken away for a while. */
export function stillPage(page: Page): Promise<void> {
  return page.evaluate(
    ({ stillMs, patienceMs }) =>
      new Promise<void>((resolve) => {
        const startedAt = performance.now();
        let changedAt = startedAt;
        const observer = new MutationObserver(() => {
          changedAt = performance.now();
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        const look = (): void => {
          const now = performance.now();
          // A caret blinks for ever.
          const moves = document
            .getAnimations()
            .some(
              ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Number.POSITIVE_INFINITY,
            );
          if (moves || document.querySelector('[aria-busy=true]')) changedAt = now;
          if (now - changedAt < stillMs && now - startedAt < patienceMs) setTimeout(look, 50);
          else {
            observer.disconnect();
            resolve();
          }
        };
        look();
      }),
    limits,
  );
}
