import { history, undo } from '@tiptap/pm/history';
import { Node, type ResolvedPos } from '@tiptap/pm/model';
import { type Command, EditorState, type Selection, TextSelection } from '@tiptap/pm/state';
import { addColumnAfter, addRowBefore, CellSelection, deleteRow, mergeCells, setCellAttr, splitCell } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { automaticColumns, evenColumns, setWidths } from '../../renderer/editor/tables/column-widths.ts';
import { toggleHeaderRows } from '../../renderer/editor/tables/table-commands.ts';
import { setBlockStyle } from '../../renderer/editor/typing/block-style.ts';
import { clearFormat } from '../../renderer/editor/typing/clear-format.ts';
import {
  formatPainter,
  layDownFormat,
  paintFormat,
  takeFormat,
  takenFormat,
} from '../../renderer/editor/typing/format-painter.ts';
import { moveBlock } from '../../renderer/editor/typing/move-block.ts';
import { setAlignment } from '../../renderer/editor/typing/set-alignment.ts';
import { toggleNamedMark } from '../../renderer/editor/typing/toggle-named-mark.ts';
import { checkDocument } from '../../shared/document/check.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { documentSchema } from '../../shared/document/schema.ts';
import type { DocumentNode } from '../../shared/document/types.ts';
import { randomDocument } from '../helpers/random-document.ts';
import {
  centred,
  credits,
  doc,
  figure,
  footnote,
  h1,
  marked,
  p,
  quote,
  ran,
  stateOf,
  type Tagged,
  table,
  td,
  th,
  tr,
} from '../helpers/tagged-document.ts';

/** A command on one document gives another; null: it does nothing. */
function expectMade(before: Tagged, command: Command, after: Tagged | null): void {
  const made = ran(stateOf(before), command);
  expect(made?.doc.toJSON() ?? null).toEqual(after?.node.toJSON() ?? null);
}

describe('清除格式', () => {
  test('of a part of a block takes the looks of its characters, and nothing else', () => {
    expectMade(
      doc(h1('甲', marked('bold', '乙<a>丙<b>丁'))),
      clearFormat,
      doc(h1('甲', marked('bold', '乙'), '丙', marked('bold', '丁'))),
    );
  });
  test('of whole blocks makes plain paragraphs; links, footnotes and pictures stay', () => {
    expectMade(
      doc(h1('<a>题'), centred(marked('lead', '首。'), marked('link', '址'), footnote('注')), figure('图'), quote(p('引<b>'))),
      clearFormat,
      doc(p('题'), p('首。', marked('link', '址'), footnote('注')), figure('图'), p('引')),
    );
  });
  test('without a selection clears the block of the cursor', () => {
    expectMade(doc(credits('供<a>', marked('underline', '稿')), h1('题')), clearFormat, doc(p('供稿'), h1('题')));
  });
  test('of selected cells clears what is in them', () => {
    expectMade(
      doc(table(tr(td(centred('甲<anchor>')), td(p(marked('bold', '乙<head>')))), tr(td(centred('丙')), td('丁')))),
      clearFormat,
      doc(table(tr(td('甲'), td('乙')), tr(td(centred('丙')), td('丁')))),
    );
  });
  test('of a plain paragraph does nothing', () => expectMade(doc(p('甲<a>')), clearFormat, null));
});

describe('格式刷', () => {
  const painted = (from: Tagged, to: 'whole' | 'part', isKept = false): EditorState => {
    const { tags } = from;
    const taken = ran(stateOf(from, [formatPainter()]), takeFormat(isKept));
    if (!taken) throw new Error('nothing was taken up');
    const [start = 0, end = 0] = to === 'whole' ? [tags.x, tags.x] : [tags.x, tags.y];
    const chosen = taken.apply(taken.tr.setSelection(TextSelection.create(taken.doc, start, end)));
    const made = ran(chosen, paintFormat);
    if (!made) throw new Error('nothing was painted');
    return made;
  };
  test('gives a part of a block the looks of characters', () => {
    const made = painted(doc(h1('甲', marked('bold', '<a>乙<b>')), p('丙<x>', marked('underline', '丁<y>戊'))), 'part');
    expect(made.doc.toJSON()).toEqual(
      doc(h1('甲', marked('bold', '乙')), p('丙', marked('bold', '丁'), marked('underline', '戊'))).node.toJSON(),
    );
    expect(takenFormat(made)).toBeNull();
  });
  test('gives the block of a click style, alignment and looks, and keeps its links and its run-in heading', () => {
    const made = painted(doc(centred('甲<a>'), h1(marked('link', '乙<x>'), marked('bold', '丙'))), 'whole');
    expect(made.doc.toJSON()).toEqual(doc(centred('甲'), centred(marked('link', '乙'), '丙')).node.toJSON());
  });
  test('is kept where it was taken up twice, until it is laid down', () => {
    const made = painted(doc(h1('甲<a>'), p('乙<x>'), p('丙')), 'whole', true);
    expect(made.doc.child(1).type.name).toBe('heading');
    expect(takenFormat(made)).not.toBeNull();
    const down = ran(made, layDownFormat);
    expect(down && takenFormat(down)).toBeNull();
    expect(down && ran(down, paintFormat)).toBeNull();
  });
});

test('a block moves past its neighbour with its cursor, and not over an end', () => {
  expectMade(doc(p('甲'), h1('乙<a>'), p('丙')), moveBlock('up'), doc(h1('乙'), p('甲'), p('丙')));
  expectMade(doc(p('甲'), h1('乙<a>'), figure('丙')), moveBlock('down'), doc(p('甲'), figure('丙'), h1('乙')));
  expectMade(doc(p('甲<a>'), p('乙')), moveBlock('up'), null);
});

describe('tables', () => {
  const wide = (first: string, second: string): Tagged =>
    doc(
      table(
        tr(td(first, { colwidth: [100] }), td(second, { colwidth: [300] })),
        tr(td('丙', { colwidth: [100] }), td('丁', { colwidth: [300] })),
      ),
    );
  test('columns become equally wide, or get their widths from their text again', () => {
    const even = ran(stateOf(wide('甲<a>', '乙')), evenColumns);
    expect(even && setWidths(even.doc.child(0))).toEqual([200, 200]);
    const automatic = even && ran(even, automaticColumns);
    expect(automatic && setWidths(automatic.doc.child(0))).toEqual([null, null]);
    expect(automatic && ran(automatic, automaticColumns)).toBeNull();
    expect(ran(stateOf(doc(p('甲<a>'))), evenColumns)).toBeNull();
  });
  test('of three columns the two that are selected share their width', () => {
    const cell = (text: string, width: number): Tagged => td(text, { colwidth: [width] });
    const made = ran(stateOf(doc(table(tr(cell('甲<anchor>', 50), cell('乙<head>', 150), cell('丙', 400))))), evenColumns);
    expect(made && setWidths(made.doc.child(0))).toEqual([100, 100, 400]);
  });
  test('selected cells are aligned across and upright', () => {
    const before = doc(table(tr(td('甲<anchor>'), td('乙')), tr(td('丙<head>'), td('丁'))));
    expectMade(before, setAlignment('end'), doc(table(tr(td(right('甲')), td('乙')), tr(td(right('丙')), td('丁')))));
    expectMade(
      before,
      setCellAttr('valign', 'top'),
      doc(table(tr(td('甲', { valign: 'top' }), td('乙')), tr(td('丙', { valign: 'top' }), td('丁')))),
    );
  });
  test('the rows down to the cursor become header rows', () => {
    expectMade(
      doc(table(tr(td('甲<a>'), td('乙')), tr(td('丙'), td('丁')))),
      toggleHeaderRows,
      doc(table(tr(th('甲'), th('乙')), tr(td('丙'), td('丁')))),
    );
  });
});

describe('of any document, at any place', () => {
  const keepsWords: Readonly<Record<string, Command>> = {
    clearFormat,
    bold: toggleNamedMark('bold'),
    subscript: toggleNamedMark('subscript'),
    superscript: toggleNamedMark('superscript'),
    takeFormat: takeFormat(true),
    paintFormat,
    style: setBlockStyle('heading2'),
    quote: setBlockStyle('blockquote'),
    align: setAlignment('center'),
    up: moveBlock('up'),
    down: moveBlock('down'),
    evenColumns,
    automaticColumns,
    toggleHeaderRows,
    valign: setCellAttr('valign', 'bottom'),
    merge: mergeCells,
    split: splitCell,
    row: addRowBefore,
    column: addColumnAfter,
  };
  const commands: Readonly<Record<string, Command>> = { ...keepsWords, deleteRow };
  const steps = fc.array(
    fc.record({ name: fc.constantFrom(...Object.keys(commands)), from: fc.nat(), to: fc.nat(), cells: fc.boolean() }),
    { minLength: 1, maxLength: 6 },
  );

  test('no command loses a character, every result is a valid document, and undoing all of it gives the document back', () => {
    fc.assert(
      fc.property(randomDocument(['a'.repeat(64)]), steps, (document, sequence) => {
        const first = EditorState.create({
          doc: Node.fromJSON(documentSchema, document),
          plugins: [history({ newGroupDelay: 0 }), formatPainter()],
        });
        let state = first;
        for (const { name, from, to, cells } of sequence) {
          const command = commands[name];
          state = state.apply(state.tr.setSelection(selectionAt(state.doc, from, to, cells)));
          const made = command && ran(state, command);
          if (!made) continue;
          if (name in keepsWords) expect(wordsOf(made.doc)).toBe(wordsOf(state.doc));
          expect(checkDocument(made.doc.toJSON()).document).toEqual(made.doc.toJSON());
          state = made;
        }
        for (let back = ran(state, undo); back; back = ran(state, undo)) state = back;
        expect(state.doc.toJSON()).toEqual(first.doc.toJSON());
      }),
      { numRuns: 300 },
    );
  });
});

function right(text: string): Tagged {
  const { node, tags } = p(text);
  return { node: node.type.create({ align: 'end' }, node.content), tags };
}

/** The characters in any order: blocks and cells may change their places. */
function wordsOf(node: Node): string {
  return [...plainText(node.toJSON() as DocumentNode).replace(/\s/g, '')].sort().join('');
}

/** No cursor stands inside a character of two code units. */
function besideCharacter(node: Node, position: number): number {
  const { parent, parentOffset } = node.resolve(position);
  if (!parent.inlineContent || parentOffset === 0 || parentOffset === parent.content.size) return position;
  const around = parent.textBetween(parentOffset - 1, parentOffset + 1, ' ', ' ');
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(around) ? position - 1 : position;
}

function selectionAt(node: Node, from: number, to: number, wantsCells: boolean): Selection {
  const size = node.content.size;
  const [$a, $b] = [from, to].map((place) => node.resolve(besideCharacter(node, place % (size + 1)))) as [
    ResolvedPos,
    ResolvedPos,
  ];
  if (wantsCells) {
    const cells: number[] = [];
    node.forEach((child, position) => {
      if (child.type.name !== 'table' || cells.length > 0) return;
      child.descendants((inner, offset) => {
        if (inner.type.spec.tableRole === 'cell' || inner.type.spec.tableRole === 'header_cell')
          cells.push(position + 1 + offset);
      });
    });
    const [anchor, head] = [cells[from % cells.length], cells[to % cells.length]];
    if (anchor !== undefined && head !== undefined) return CellSelection.create(node, anchor, head);
  }
  return TextSelection.between($a, $b);
}
