import type { ArticleEntry, IssueOutline } from '../../shared/contract/issues-contract.ts';
import { plainArticle } from '../helpers/plain-article.ts';

/** 「甲:a,b 乙:」: sections with their articles; names stand for their ids too. */
export function outlined(text: string): Pick<IssueOutline, 'sections'> {
  const sections = text.split(' ').map((part) => {
    const [name = '', articles = ''] = part.split(':');
    return { id: name, name, articles: articles === '' ? [] : articles.split(',').map(entryOf) };
  });
  return { sections };
}

function entryOf(id: string): ArticleEntry {
  return { ...plainArticle(id), revision: 1, characters: 0, changedAt: '', changedBy: '' };
}
