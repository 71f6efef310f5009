import type { DoubtKind, ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import type { LossKind, SourceText } from './source-text.ts';

const kinds: Readonly<Record<LossKind, { kind: DoubtKind; say: (words: string) => string }>> = {
  'hidden-text': { kind: 'hidden-text', say: (words) => `隐藏的文字没有收入：“${words}”。` },
  header: { kind: 'margin', say: (words) => `页眉页脚没有收入：“${words}”。` },
  picture: { kind: 'picture', say: (words) => `图片“${words}”没有收入，请另存为 PNG 或 JPEG 后插入。` },
  object: { kind: 'object', say: (words) => `这里有${words}，没有收入，请截成图片后插入。` },
  formula: { kind: 'formula', say: (words) => `公式改写成了一行：“${words}”，请核对。` },
  contents: { kind: 'left-out', say: (words) => `目录没有收入（编刊自己编目录）：“${words}”。` },
  link: { kind: 'markup', say: (words) => `链接没有收入：“${words}”。` },
  symbol: { kind: 'unreadable', say: (words) => `有一个符号（${words}）认不出来，已用“□”占位，请核对原稿。` },
  ruby: { kind: 'markup', say: (words) => `注音没有收入：“${words}”。` },
  'format-change': { kind: 'markup', say: (words) => `格式的修订没有收入：“${words}”。` },
  'nested-table': { kind: 'markup', say: (words) => `表格里的表格改成了一段一段的文字：“${words}”，请核对。` },
  broken: { kind: 'left-out', say: (words) => `有一处读不出来：“${words}”，请核对原稿。` },
};

const longestWords = 1_000;

/** What could not be kept and what somebody said about the text, as an editor reads it. */
export function lossDoubts({ losses, comments }: SourceText): ImportDoubt[] {
  return [
    ...losses.map(({ kind, number, words }): ImportDoubt => {
      const { kind: doubt, say } = kinds[kind];
      return { line: number ?? 1, kind: doubt, what: say(words.trim().slice(0, longestWords)) };
    }),
    ...comments.map(({ author, time, text }): ImportDoubt => {
      const by = [author, time.slice(0, 10)].filter((part) => part !== '').join('，');
      return { line: 1, kind: 'comment', what: `批注${by && `（${by}）`}：${text.trim().slice(0, longestWords)}` };
    }),
  ];
}
