import type { Fragment, Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { CellSelection, isInTable, selectionCell, TableMap } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { paragraphsOf } from '../../../shared/document/paragraphs-of.ts';
import { pasteCells } from '../../../shared/document/paste-cells.ts';
import type { BlockNode, TableCellNode, TableNode, TableRowNode } from '../../../shared/document/types.ts';

/** Copied cells go into cells; anything goes into selected cells. `notify` gets one sentence where not all found room. */
export function pasteIntoCells(notify: (sentence: string) => void): Plugin {
  return new Plugin({ props: { handlePaste: (view, _, slice) => paste(view, slice, notify) } });
}

function paste(view: EditorView, slice: Slice, notify: (sentence: string) => void): boolean {
  const { selection, schema, tr } = view.state;
  if (!isInTable(view.state)) return false;
  const isSelection = selection instanceof CellSelection;
  const clip = copiedCells(slice) ?? (isSelection ? [[textCell(slice)]] : null);
  if (!clip) return false;
  const $cell = isSelection ? selection.$anchorCell : selectionCell(view.state);
  const $other = isSelection ? selection.$headCell : $cell;
  const start = $cell.start(-1);
  const table = $cell.node(-1);
  const area = TableMap.get(table).rectBetween($cell.pos - start, $other.pos - start);
  const pasted = pasteCells(table.toJSON() as TableNode, { kind: isSelection ? 'cells' : 'cursor', area }, clip);
  const next = schema.nodeFromJSON(pasted.table);
  next.check();
  tr.replaceWith(start, start + table.content.size, next.content);
  const { top, left, bottom, right } = pasted.area;
  const map = TableMap.get(next);
  const cellAt = (row: number, column: number): number => start + (map.map[row * map.width + column] ?? 0);
  tr.setSelection(CellSelection.create(tr.doc, cellAt(top, left), cellAt(bottom - 1, right - 1)));
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  if (pasted.leftOut > 0)
    notify(`选中的格子不够，有 ${pasted.leftOut} 格没有粘贴；要全部粘贴，请只把光标放进左上角的一格再粘贴。`);
  return true;
}

/** Rows of cells where nothing else was copied; null for any other text. */
function copiedCells({ content, openStart, openEnd, size }: Slice): TableCellNode[][] | null {
  if (size === 0) return null;
  let [inner, depth] = [content, Math.min(openStart, openEnd)];
  for (let only = onlyChild(inner); only && (depth > 0 || roleOf(only) === 'table'); only = onlyChild(inner)) {
    if (only.isTextblock) return null;
    inner = only.content;
    depth -= 1;
  }
  const roles = new Set(inner.content.map(roleOf));
  const isRows = roles.size === 1 && roles.has('row');
  if (isRows) return inner.content.map((row) => ((row.toJSON() as TableRowNode).content ?? []).map(wholeCell));
  const areCells = inner.childCount > 0 && [...roles].every((role) => role === 'cell' || role === 'header_cell');
  return areCells ? [inner.content.map((cell) => wholeCell(cell.toJSON() as TableCellNode))] : null;
}

function onlyChild(content: Fragment): Node | null {
  return content.childCount === 1 ? content.firstChild : null;
}

function roleOf(node: Node): unknown {
  return node.type.spec.tableRole;
}

/** A cell at the edge of a selection may have been cut open. */
function wholeCell(cell: TableCellNode): TableCellNode {
  return cell.content?.length ? cell : { ...cell, content: [{ type: 'paragraph' }] };
}

function textCell({ content }: Slice): TableCellNode {
  const paragraphs = content.content.flatMap((node) => {
    if (node.isText || node.isInline) return [{ type: 'paragraph' as const, content: [node.toJSON()] }];
    return paragraphsOf(node.toJSON() as BlockNode);
  });
  return wholeCell({ type: 'tableCell', content: paragraphs });
}
