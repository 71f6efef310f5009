import { doubtKinds, type ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';

/** Nobody works off more of one kind; a file that has more is another kind of file. */
const mostOfOneKind = 300;

/** Doubts by line; of each kind the first ones, and one that tells how many more there are. */
export function fewDoubts(doubts: readonly ImportDoubt[]): ImportDoubt[] {
  const byLine = [...doubts].sort((a, b) => a.line - b.line);
  return [...Map.groupBy(byLine, ({ kind }) => kind).values()]
    .flatMap((alike) => {
      const next = alike[mostOfOneKind];
      if (!next) return alike;
      const what = `从这一行起还有 ${alike.length - mostOfOneKind} 处“${doubtKinds[next.kind]}”，没有一一列出，请核对原稿。`;
      return [...alike.slice(0, mostOfOneKind), { line: next.line, kind: next.kind, what }];
    })
    .sort((a, b) => a.line - b.line);
}
