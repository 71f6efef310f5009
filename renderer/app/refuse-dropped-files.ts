/** Files dropped beside the places that take them would be opened by the browser in place of the program. */
export function refuseDroppedFiles(): void {
  window.addEventListener('dragover', (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  });
}
