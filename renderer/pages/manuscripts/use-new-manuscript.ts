import { App } from 'antd';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { addresses, go } from '../../navigation/navigation.ts';
import { useCurrentIssue } from '../../navigation/use-current-issue.ts';

/** Makes an empty manuscript without a place and opens it. */
export function useNewManuscript(): () => Promise<void> {
  const { message } = App.useApp();
  const issue = useCurrentIssue();
  return async () => {
    if (!issue) {
      message.info('档案里还没有任何一期，请先新建一期再写稿。');
      return;
    }
    try {
      const { article } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '' });
      go(addresses.arrange(issue.id, { articleId: article.id }));
    } catch (error) {
      message.error(errorMessage(error));
    }
  };
}
