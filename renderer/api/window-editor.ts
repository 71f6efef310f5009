import { editorHeader, editorHeaderOf } from '../../shared/contract/editor-name.ts';

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

/** Tells the backend with every call who makes it. */
export function editorHeaders(): Record<string, string> {
  const name = windowEditor();
  return name === null ? {} : { [editorHeader]: editorHeaderOf(name) };
}
