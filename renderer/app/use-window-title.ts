import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listTitle } from '../../shared/periodical/article.ts';
import { totalNumberName } from '../../shared/periodical/issue.ts';
import { api } from '../api/api.ts';
import { useShownIssue } from '../navigation/use-current-issue.ts';
import { useHere } from '../navigation/use-here.ts';

/** 「《…》－总第86期－编刊」, so that two windows are told apart in the task bar. */
export function useWindowTitle(): void {
  const issue = useShownIssue();
  const { arrangedId, articleId } = useHere();
  const input = arrangedId !== null && articleId !== null ? { issueId: arrangedId } : skipToken;
  const outline = useQuery(api.issues.outline.queryOptions({ input })).data;
  const article = outline?.sections.flatMap(({ articles }) => articles).find(({ id }) => id === articleId);
  const parts = [article && `《${listTitle(article)}》`, issue && totalNumberName(issue), '编刊'];
  const title = parts.filter((part) => part !== undefined).join('－');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
