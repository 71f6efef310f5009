/** Puts a text on the clipboard, at a click. Unlike `navigator.clipboard` it asks for no permission, which the program denies itself. */
export function copyText(text: string): void {
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', give, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
}
