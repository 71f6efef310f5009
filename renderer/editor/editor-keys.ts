type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** What a key asks of the editor wherever in it the keyboard is; null where it is a key of the text or of a field. */
export function editorKey({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): 'find' | 'replace' | 'tools' | null {
  if (altKey && key === 'F10') return 'tools';
  if (!(ctrlKey || metaKey) || shiftKey || altKey) return null;
  switch (key.toLowerCase()) {
    case 'f':
      return 'find';
    case 'h':
      return 'replace';
    default:
      return null;
  }
}
