import type { menuCommands } from '../../shared/contract/program-contract.ts';

/** Of the menu, and what has a key only. */
export type Command = (typeof menuCommands)[number] | 'find-in-issue';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** What a key means on every screen; null where it means nothing there. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Command | null {
  if (key === 'F1') return 'help';
  if (key === 'F11') return 'read';
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 's' && !shiftKey) return 'save';
  if (key.toLowerCase() === 'p' && !shiftKey) return 'print';
  if (key.toLowerCase() === 'o' && !shiftKey) return 'import';
  if (key.toLowerCase() === 'h' && shiftKey) return 'find-in-issue';
  return key.toLowerCase() === 'e' && shiftKey ? 'export' : null;
}
