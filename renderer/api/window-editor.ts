import { editorHeader, editorHeaderOf } from '../../shared/contract/editor-name.ts';
import { windowHeader } from '../../shared/contract/window-name.ts';

/** Kept for this tab alone: two windows on one program can be two editors. */
const key = 'bulletin-editor';

/** Who sits at this window; null where it has not been said. */
export function windowEditor(): string | null {
  return sessionStorage.getItem(key);
}

export function setWindowEditor(name: string | null): void {
  if (name === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, name);
}

/** Tells this window from every other, until it is loaded again. */
export const windowId = crypto.randomUUID();

/** Tells the backend with every call who makes it, and in which window. */
export function callHeaders(): Record<string, string> {
  const name = windowEditor();
  return { [windowHeader]: windowId, ...(name === null ? {} : { [editorHeader]: editorHeaderOf(name) }) };
}
