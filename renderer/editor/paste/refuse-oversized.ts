import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { documentExcess } from '../../../shared/document/document-limits.ts';

/** Refuses what no article may hold before it takes anything's place: with it in, the whole article could not be saved. */
export function refuseOversized(notify: (sentence: string) => void): Plugin {
  const isRefused = (slice: Slice): boolean => {
    const excess = documentExcess({ type: 'doc', content: slice.content.toJSON() ?? [] });
    if (excess) notify(`没有粘贴：${excess.what}，最多 ${excess.limit}；请在原来的文件里分成几部分，再分次粘贴。`);
    return excess !== null;
  };
  return new Plugin({
    props: {
      handlePaste: (_view, _event, slice) => isRefused(slice),
      handleDrop: (_view, _event, slice) => isRefused(slice),
    },
  });
}
