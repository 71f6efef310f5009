import { type KeyboardEvent, useState } from 'react';
import { LimitedInput } from '../../../components/limited-input.tsx';

/** The name of a section while it is changed. `onDone` gets null where it stays as it was. */
export function NameInput({ name, onDone }: { name: string; onDone(name: string | null): void }) {
  const [typed, setTyped] = useState(name);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // The Enter that ends a Chinese composition is not the editor's.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onDone(typed);
    if (event.key === 'Escape') onDone(null);
  };
  return (
    <LimitedInput
      size="small"
      autoFocus
      aria-label="栏目名称"
      maxLength={60}
      value={typed}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(typed)}
    />
  );
}
