import type { MarkName } from '../../shared/document/schema.ts';
import type { Mark } from '../../shared/document/types.ts';

const change = { id: 'c', author: '编辑甲', time: '2031-03-01T08:00:00.000Z' };

/** One mark of each name. */
export const everyMark: Readonly<Record<MarkName, Mark>> = {
  bold: { type: 'bold' },
  emphasis: { type: 'emphasis' },
  underline: { type: 'underline' },
  superscript: { type: 'superscript' },
  subscript: { type: 'subscript' },
  lead: { type: 'lead' },
  link: { type: 'link', attrs: { href: 'https://example.com/' } },
  insertion: { type: 'insertion', attrs: change },
  deletion: { type: 'deletion', attrs: change },
};
