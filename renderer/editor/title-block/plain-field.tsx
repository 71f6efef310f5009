import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { oneLine } from '../typing/one-line.ts';

export interface PlainFieldProps {
  label: string;
  placeholder: string;
  className: string | undefined;
  /** Shown at first, and again when `source` changes. */
  value: string;
  /** What `value` came from; the field is written to only when it is another one. */
  source: object;
  onValue(value: string): void;
  /** Enter makes a new line; otherwise it goes to the next field. */
  isMultiline?: boolean;
}

/**
 * A field that grows with its text. The browser keeps its text: nothing is written into it while an editor types, least of all into
 * an unfinished composition.
 */
export function PlainField({ label, placeholder, className, value, source, onValue, isMultiline = false }: PlainFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isComposing = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: written to only when the text comes from elsewhere
  useEffect(() => {
    if (field.current && !isComposing.current && field.current.value !== value) field.current.value = value;
  }, [source]);

  /** What is typed, in the characters that an import brings in. */
  const read = (typed: string): string => (isMultiline ? normaliseCharacters(typed).text : oneLine(typed));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || isMultiline || event.nativeEvent.isComposing) return;
    event.preventDefault();
    focusNext(event.currentTarget);
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const text = event.clipboardData.getData('text/plain');
    const line = isMultiline ? text.trim().replace(/\s*[\r\n]+\s*/g, '\n') : text.trim().replace(/\s*[\r\n]+\s*/g, ' ');
    if (line === text) return;
    event.preventDefault();
    // The one way to write into a field that its own undo knows of.
    document.execCommand('insertText', false, line);
  };
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={label}
      placeholder={placeholder}
      className={className}
      spellCheck={false}
      autoComplete="off"
      defaultValue={value}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        onValue(read(event.currentTarget.value));
      }}
      onInput={(event) => {
        if (!isComposing.current) onValue(read(event.currentTarget.value));
      }}
      onBlur={({ currentTarget }) => {
        const text = read(currentTarget.value);
        if (currentTarget.value !== text) currentTarget.value = text;
      }}
    />
  );
}

/** The next field of the title block, or the text below it. */
function focusNext(field: HTMLElement): void {
  const fields = [...(field.closest('form')?.querySelectorAll<HTMLElement>('textarea, input') ?? [])];
  const next = fields[fields.indexOf(field) + 1];
  if (next) next.focus();
  else field.closest('[data-scroller]')?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus();
}
