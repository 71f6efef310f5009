import { App } from 'antd';
import type { ArticleEntry, IssueOutline } from '../../shared/contract/issues-contract.ts';
import type { Rearrange } from '../../shared/periodical/arrangement.ts';
import {
  addSection,
  arrangementOf,
  placeArticles,
  removeSection,
  renameSection,
  stepArticle,
  stepSection,
  unplaceArticles,
} from '../../shared/periodical/arrangement.ts';
import { type Article, listTitle } from '../../shared/periodical/article.ts';
import { client } from '../api/connection.ts';
import { errorMessage } from '../api/error-message.ts';
import { jumpTo } from '../editing/editing-store.ts';
import { flushEdits } from '../editing/flush-edits.ts';
import { addresses, go } from '../navigation/navigation.ts';
import { currentArrangement } from './arranging-store.ts';
import type { Dragged, DropPlan } from './drop-plan.ts';
import type { ArrangingActions } from './use-arranging.ts';

type Direction = 'up' | 'down';
type Titled = Pick<ArticleEntry, 'id' | 'titleLines'>;

/** What can be done to the tree, by whatever means: menu, keys, mouse, buttons. */
export function useTreeActions(issueId: string, outline: IssueOutline, arranging: ArrangingActions) {
  const { message, modal } = App.useApp();
  const arrangement = arrangementOf(outline);
  /** Also where the tree is not yet drawn anew after the step before. */
  const current = () => currentArrangement(issueId) ?? arrangement;

  const move = (rearrange: Rearrange, article: Titled): Promise<void> => {
    const name = quoted(article);
    const before = current();
    const after = rearrange(before);
    const [from, target] = [before, after].map((order) => order.find((section) => section.articles.includes(article.id)));
    if (!target || after === before) return Promise.resolve();
    if (!from) return arranging.arrange(rearrange, `编入${name}`, `已把${name}编入“${target.name}”`);
    const said = target.id === from.id ? `已移动${name}` : `已把${name}移到“${target.name}”`;
    return arranging.arrange(rearrange, `移动${name}`, said);
  };

  return {
    drop: (dragged: Dragged, plan: DropPlan): Promise<void> =>
      dragged.kind === 'article'
        ? move(plan.rearrange, { id: dragged.id, titleLines: [dragged.title] })
        : arranging.arrange(plan.rearrange, `移动栏目“${dragged.title}”`, `已移动栏目“${dragged.title}”`),

    stepArticle: (article: Titled, direction: Direction) => move((now) => stepArticle(now, article.id, direction), article),

    /** To the end of the section above, or the start of the one below. */
    crossSection(article: Titled, direction: Direction): Promise<void> {
      return move((now) => {
        const at = now.findIndex((section) => section.articles.includes(article.id));
        const target = now[direction === 'up' ? at - 1 : at + 1];
        if (!target) return now;
        const before = direction === 'up' ? null : (target.articles[0] ?? null);
        return placeArticles(now, [article.id], { sectionId: target.id, before });
      }, article);
    },

    /** To its end; a manuscript without a place gets one. */
    moveToSection: (article: Titled, sectionId: string) =>
      move((now) => placeArticles(now, [article.id], { sectionId, before: null }), article),

    takeOut(article: Titled): Promise<void> {
      const name = quoted(article);
      return arranging.arrange((now) => unplaceArticles(now, [article.id]), `取出${name}`, `已取出${name}，它在“未编入的稿件”里`);
    },

    async trash(article: Titled): Promise<void> {
      const name = quoted(article);
      if (location.hash.endsWith(`/article/${article.id}`)) {
        await flushEdits().catch(() => undefined);
        go(addresses.arrange(issueId, 'contents'));
      }
      await arranging.trash(article.id, `${name}已移到回收站`);
    },

    stepSection: (sectionId: string, name: string, direction: Direction) =>
      arranging.arrange((now) => stepSection(now, sectionId, direction), `移动栏目“${name}”`, null),

    addSection(name: string, before: string | null): Promise<void> {
      const section = { id: crypto.randomUUID(), name };
      return arranging.arrange((now) => addSection(now, section, before), `增加栏目“${name.trim()}”`, null);
    },

    renameSection(sectionId: string, before: string, name: string): Promise<void> {
      const label = `栏目“${before}”改名为“${name.trim()}”`;
      return arranging.arrange((now) => renameSection(now, sectionId, name), label, null);
    },

    /** Asks first where the section is not empty. */
    removeSection(sectionId: string): void {
      const section = current().find(({ id }) => id === sectionId);
      if (!section) return;
      const remove = (): void => {
        void arranging.arrange(
          (now) => removeSection(now, sectionId),
          `删除栏目“${section.name}”`,
          `已删除栏目“${section.name}”`,
        );
      };
      if (section.articles.length === 0) {
        remove();
        return;
      }
      modal.confirm({
        title: `删除栏目“${section.name}”？`,
        content: `其中的 ${section.articles.length} 篇稿件会回到“未编入的稿件”，文字不会丢。`,
        okText: '删除栏目',
        cancelText: '不删除',
        okButtonProps: { danger: true },
        onOk: remove,
      });
    },

    /** A new, empty article; placed where `at` says, or without a place. Opens it. */
    async create(kind: Article['kind'], at: { sectionId: string; after: string | null } | null): Promise<void> {
      try {
        const { article } = await client.articles.create({ kind, issueId: null, sectionId: null, title: '' });
        if (at) {
          const place: Rearrange = (now) => {
            const articles = now.find(({ id }) => id === at.sectionId)?.articles ?? [];
            const next = at.after === null ? -1 : articles.indexOf(at.after) + 1;
            const before = next < 1 ? null : (articles[next] ?? null);
            return placeArticles(now, [article.id], { sectionId: at.sectionId, before });
          };
          await arranging.arrange(place, kind === 'filler' ? '新建补白' : '新建稿件', null);
        }
        go(addresses.arrange(issueId, { articleId: article.id }));
        jumpTo(article.id, -1);
      } catch (error) {
        message.error(errorMessage(error));
      }
    },
  };
}

export type TreeActions = ReturnType<typeof useTreeActions>;

const longestTitle = 20;

/** 「《…》」, short enough for a notice. */
function quoted(article: Titled): string {
  const title = [...listTitle(article)];
  return `《${title.length > longestTitle ? `${title.slice(0, longestTitle - 1).join('')}…` : title.join('')}》`;
}
