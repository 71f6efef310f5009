import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext } from '@dnd-kit/sortable';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Byline } from '../../../shared/periodical/article.ts';
import { guessBylineKind } from '../../../shared/periodical/person-or-unit.ts';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { api } from '../../api/api.ts';
import styles from './byline-field.module.css';
import { BylineTag } from './byline-tag.tsx';
import { suggestBylines } from './suggest-bylines.ts';

export interface BylineFieldProps {
  bylines: readonly Byline[];
  /** The bylines are taken anew when it changes. */
  source: object;
  onBylines(bylines: Byline[]): void;
}

/** 署名 as tags: completed from the directory, put in order by drag or Alt with the arrows. */
export function BylineField({ bylines: given, source, onBylines }: BylineFieldProps) {
  const directory = useQuery(api.settings.listDirectory.queryOptions()).data ?? [];
  const [bylines, setBylines] = useState<readonly Byline[]>(given);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const isComposing = useRef(false);
  const listId = useId();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken anew only when the article comes from elsewhere
  useEffect(() => setBylines(given), [source]);

  const suggestions = typed === null ? [] : suggestBylines(directory, typed, bylines);
  const change = (next: readonly Byline[]): void => {
    setBylines(next);
    onBylines([...next]);
  };
  const type = (text: string): void => {
    setTyped(text);
    setActive(-1);
  };
  const add = (names: readonly Byline[]): void => {
    if (input.current) input.current.value = '';
    type('');
    const fresh = names.filter(({ name }) => !bylines.some((byline) => byline.name === name));
    if (fresh.length > 0) change([...bylines, ...fresh]);
  };
  const addTyped = (): void => add(namesOf(input.current?.value ?? '').map((name) => bylineNamed(name, directory)));
  const move = (from: number, to: number): void => {
    const moved = bylines[from];
    if (!moved || to < 0 || to >= bylines.length) return;
    const others = bylines.filter((_, index) => index !== from);
    change([...others.slice(0, to), moved, ...others.slice(to)]);
  };
  const focusTag = (index: number): void => {
    const tags = list.current?.querySelectorAll<HTMLElement>('[data-byline]') ?? [];
    (tags[Math.min(index, tags.length - 1)] ?? input.current)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const text = event.currentTarget.value;
    const chosen = suggestions[active];
    if (event.key === 'Enter') {
      if (chosen) add([chosen]);
      else if (text.trim() !== '') addTyped();
      else event.currentTarget.closest('[data-scroller]')?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus();
    } else if (event.key === 'ArrowDown' && suggestions.length > 0) setActive((active + 1) % suggestions.length);
    else if (event.key === 'ArrowUp' && suggestions.length > 0) {
      setActive((active - 1 + suggestions.length) % suggestions.length);
    } else if (event.key === 'Escape' && typed !== null) {
      event.currentTarget.value = '';
      setTyped(null);
    } else if (event.key === 'Backspace' && text === '' && bylines.length > 0) change(bylines.slice(0, -1));
    else if (event.key === 'ArrowLeft' && text === '' && bylines.length > 0) focusTag(bylines.length - 1);
    else return;
    event.preventDefault();
  };
  const onInput = (text: string): void => {
    if (isComposing.current) return;
    if (/[、，,；;]$/.test(text)) addTyped();
    else type(text);
  };
  const onTagKeyDown = (event: KeyboardEvent, index: number): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) {
      // Drawn at once, so that the focus finds the tag in its new place.
      if (event.altKey) flushSync(() => move(index, index + step));
      const next = index + step;
      if (next >= bylines.length && !event.altKey) input.current?.focus();
      else focusTag(Math.max(0, next));
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      flushSync(() => change(bylines.filter((_, at) => at !== index)));
      focusTag(index);
    } else return;
    event.preventDefault();
  };
  const onDragEnd = ({ active: dragged, over }: DragEndEvent): void => {
    const indexOf = (id: unknown) => bylines.findIndex(({ name }) => name === id);
    if (over) move(indexOf(dragged.id), indexOf(over.id));
  };

  return (
    <div className={styles.row}>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={bylines.map(({ name }) => name)} strategy={rectSortingStrategy}>
          <ul ref={list} className={styles.tags} aria-label="署名">
            {bylines.map((byline, index) => (
              <BylineTag
                key={byline.name}
                byline={byline}
                onKeyDown={(event) => onTagKeyDown(event, index)}
                onToggle={() =>
                  change(bylines.map((one) => (one === byline ? { ...one, kind: one.kind === 'unit' ? 'person' : 'unit' } : one)))
                }
                onRemove={() => change(bylines.filter((one) => one !== byline))}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <div>
        <input
          ref={input}
          className={styles.input}
          role="combobox"
          aria-label="添加署名"
          aria-expanded={suggestions.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          placeholder="＋ 署名"
          spellCheck={false}
          autoComplete="off"
          onFocus={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            addTyped();
            setTyped(null);
          }}
          onKeyDown={onKeyDown}
          onInput={(event) => onInput(event.currentTarget.value)}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            onInput(event.currentTarget.value);
          }}
        />
        <div id={listId} role="listbox" aria-label="人员与单位" className={styles.suggestions} hidden={suggestions.length === 0}>
          {suggestions.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
            <div
              key={`${entry.kind} ${entry.name}`}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.suggestion}
              // The input keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add([entry])}
            >
              <span>{entry.name}</span>
              <span className={styles.hint}>{entry.note || (entry.kind === 'unit' ? '单位' : '个人')}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** 、 and commas part names, spaces too where each part is a Chinese name; 「张　楠」 stays one. */
function namesOf(text: string): string[] {
  return normaliseCharacters(text)
    .text.split(/[、，,；;\n]+/)
    .map((name) => name.trim().replace(/^(\p{Script=Han})\s+(\p{Script=Han})$/u, '$1$2'))
    .flatMap((name) => (/^\p{Script=Han}{2,}(\s+\p{Script=Han}{2,})+$/u.test(name) ? name.split(/\s+/) : [name]))
    .filter((name) => name !== '');
}

function bylineNamed(name: string, directory: readonly Byline[]): Byline {
  return { name, kind: directory.find((entry) => entry.name === name)?.kind ?? guessBylineKind(name) };
}
