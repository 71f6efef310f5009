const channel = new BroadcastChannel('bulletin-windows');

let isLast = true;

/** Commands of the menu reach every window; only the one that was used last carries them out. */
export function isUsedLast(): boolean {
  return isLast;
}

window.addEventListener('focus', () => {
  isLast = true;
  channel.postMessage('used');
});
// Another one will be used next, whichever that is.
window.addEventListener('pagehide', () => channel.postMessage('left'));
channel.addEventListener('message', ({ data }) => {
  isLast = data === 'left' || document.hasFocus();
});
