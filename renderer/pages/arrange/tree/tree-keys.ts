import type { TreeRow } from './tree-rows.ts';

/** What a key in the tree asks for. */
export type TreeCommand =
  | { kind: 'focus'; key: string }
  | { kind: 'open' | 'rename' | 'remove' | 'undo' | 'redo' | 'menu' }
  | { kind: 'fold'; sectionId: string; isOpen: boolean }
  | { kind: 'step' | 'cross'; direction: 'up' | 'down' };

interface Pressed {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** Keys as in every tree, and Alt with arrows to move what the focus is on. Null: not a key of the tree. */
export function treeCommand(pressed: Pressed, rows: readonly TreeRow[], focused: string): TreeCommand | null {
  const { key, altKey, shiftKey } = pressed;
  if (pressed.ctrlKey || pressed.metaKey) return altKey ? null : historyCommand(key.toLowerCase(), shiftKey);
  if (altKey) return moveCommand(key, shiftKey);
  if (shiftKey && key === 'F10') return { kind: 'menu' };
  const at = rows.findIndex((row) => row.key === focused);
  const row = rows[at];
  const focus = (target: TreeRow | undefined): TreeCommand | null => (target ? { kind: 'focus', key: target.key } : null);
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1]);
    case 'ArrowUp':
      return focus(rows[at - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowLeft':
      if (row?.kind === 'section' && row.isOpen) return { kind: 'fold', sectionId: row.id, isOpen: false };
      return row?.kind === 'article' ? { kind: 'focus', key: `section/${row.sectionId}` } : null;
    case 'ArrowRight':
      if (row?.kind !== 'section') return null;
      if (!row.isOpen) return { kind: 'fold', sectionId: row.id, isOpen: true };
      return row.articleIds.length > 0 ? focus(rows[at + 1]) : null;
    case 'Enter':
    case ' ':
      if (row?.kind === 'section') return { kind: 'fold', sectionId: row.id, isOpen: !row.isOpen };
      return { kind: 'open' };
    case 'F2':
      return { kind: 'rename' };
    case 'Delete':
      return { kind: 'remove' };
    case 'ContextMenu':
      return { kind: 'menu' };
    default:
      return null;
  }
}

function historyCommand(key: string, isShift: boolean): TreeCommand | null {
  if (key === 'z') return { kind: isShift ? 'redo' : 'undo' };
  return key === 'y' && !isShift ? { kind: 'redo' } : null;
}

function moveCommand(key: string, isShift: boolean): TreeCommand | null {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  return { kind: isShift ? 'cross' : 'step', direction: key === 'ArrowUp' ? 'up' : 'down' };
}
