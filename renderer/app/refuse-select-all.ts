/** Ctrl+A beside a text or a field would mark the whole window, which no program of an office does. */
export function refuseSelectAll(): void {
  window.addEventListener('keydown', (event) => {
    const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a';
    const isText = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable=true]') !== null;
    if (isAsked && !isText) event.preventDefault();
  });
}
