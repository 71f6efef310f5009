import { useEffect, useRef, useState } from 'react';
import type { IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import { listTitle } from '../../../../shared/periodical/article.ts';
import { articleKey, sectionKey } from './tree-rows.ts';
import { useTreeState } from './tree-state.ts';

/** Tells screen readers where what the focus is on went, after each move of it. */
export function useMoveSentence(outline: IssueOutline): string {
  const focused = useTreeState((state) => state.focused);
  const last = useRef({ key: '', place: '' });
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const place = placeOf(outline, focused);
    if (last.current.key === focused && last.current.place !== place && place !== '') setSentence(place);
    last.current = { key: focused, place };
  }, [outline, focused]);
  return sentence;
}

function placeOf({ sections }: IssueOutline, key: string): string {
  for (const [at, section] of sections.entries()) {
    if (key === sectionKey(section.id)) return `栏目“${section.name}”，第 ${at + 1} 个，共 ${sections.length} 个`;
    const index = section.articles.findIndex((article) => articleKey(article.id) === key);
    const article = section.articles[index];
    if (article) return `《${listTitle(article)}》，栏目“${section.name}”第 ${index + 1} 篇，共 ${section.articles.length} 篇`;
  }
  return '';
}
