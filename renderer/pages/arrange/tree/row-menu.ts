import type { MenuProps } from 'antd';
import type { IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import type { TreeActions } from '../../../arranging/use-tree-actions.ts';
import { openDialog } from '../../../dialogs/issue-dialogs.tsx';
import { askForHistory, jumpTo } from '../../../editing/editing-store.ts';
import { addresses, go } from '../../../navigation/navigation.ts';
import type { TreeRow } from './tree-rows.ts';

interface MenuContext {
  issueId: string;
  sections: IssueOutline['sections'];
  actions: TreeActions;
  open(row: TreeRow): void;
  rename(sectionId: string): void;
  /** Never fails silently. */
  openInNewWindow(address: string): void;
}

type Items = NonNullable<MenuProps['items']>;

/** Everything that can be done to a row: what a right click and the ⋯ button show. */
export function rowMenu(row: TreeRow, context: MenuContext): Items {
  switch (row.kind) {
    case 'part':
      return [{ key: 'open', label: '打开', extra: 'Enter', onClick: () => context.open(row) }];
    case 'section':
      return sectionMenu(row, context);
    case 'article':
      return articleMenu(row, context);
  }
}

/** Opens an article with the cursor in its title. */
export function changeTitle(issueId: string, articleId: string): void {
  go(addresses.arrange(issueId, { articleId }));
  jumpTo(articleId, -1);
}

function sectionMenu(row: Extract<TreeRow, { kind: 'section' }>, { sections, actions, rename }: MenuContext): Items {
  const at = { sectionId: row.id, after: null };
  return [
    { key: 'article', label: '新建稿件', onClick: () => void actions.create('article', at) },
    { key: 'filler', label: '新建补白', onClick: () => void actions.create('filler', at) },
    { type: 'divider' },
    { key: 'rename', label: '改名', extra: 'F2', onClick: () => rename(row.id) },
    {
      key: 'up',
      label: '上移',
      extra: 'Alt+↑',
      disabled: sections[0]?.id === row.id,
      onClick: () => void actions.stepSection(row.id, row.name, 'up'),
    },
    {
      key: 'down',
      label: '下移',
      extra: 'Alt+↓',
      disabled: sections.at(-1)?.id === row.id,
      onClick: () => void actions.stepSection(row.id, row.name, 'down'),
    },
    { type: 'divider' },
    { key: 'remove', label: '删除栏目', extra: 'Delete', danger: true, onClick: () => actions.removeSection(row.id) },
  ];
}

function articleMenu(row: Extract<TreeRow, { kind: 'article' }>, context: MenuContext): Items {
  const { issueId, sections, actions } = context;
  const { entry, sectionId } = row;
  const at = { sectionId, after: entry.id };
  const isFirst = sections[0]?.articles[0]?.id === entry.id;
  const isLast = sections.at(-1)?.articles.at(-1)?.id === entry.id;
  const dialog = (kind: 'print' | 'export') => () => openDialog({ kind, issueId, articleId: entry.id, alone: true });
  return [
    { key: 'open', label: '打开', extra: 'Enter', onClick: () => context.open(row) },
    {
      key: 'window',
      label: '在新窗口打开',
      onClick: () => context.openInNewWindow(addresses.arrange(issueId, { articleId: entry.id })),
    },
    { key: 'title', label: '改题目', extra: 'F2', onClick: () => changeTitle(issueId, entry.id) },
    {
      key: 'history',
      label: '历史版本',
      onClick: () => {
        go(addresses.arrange(issueId, { articleId: entry.id }));
        askForHistory(entry.id);
      },
    },
    { type: 'divider' },
    { key: 'up', label: '上移', extra: 'Alt+↑', disabled: isFirst, onClick: () => void actions.stepArticle(entry, 'up') },
    { key: 'down', label: '下移', extra: 'Alt+↓', disabled: isLast, onClick: () => void actions.stepArticle(entry, 'down') },
    {
      key: 'section',
      label: '移到栏目',
      disabled: sections.length < 2,
      children: sections.map(({ id, name }) => ({
        key: `section-${id}`,
        label: name,
        disabled: id === sectionId,
        onClick: () => void actions.moveToSection(entry, id),
      })),
    },
    {
      key: 'new',
      label: '在后面新建',
      children: [
        { key: 'article', label: '稿件', onClick: () => void actions.create('article', at) },
        { key: 'filler', label: '补白', onClick: () => void actions.create('filler', at) },
      ],
    },
    { type: 'divider' },
    { key: 'print', label: '打印这一篇…', onClick: dialog('print') },
    { key: 'export', label: '输出这一篇…', onClick: dialog('export') },
    { type: 'divider' },
    { key: 'out', label: '取出，放回稿件库', extra: 'Delete', onClick: () => void actions.takeOut(entry) },
    { key: 'trash', label: '移到回收站', danger: true, onClick: () => void actions.trash(entry) },
  ];
}
