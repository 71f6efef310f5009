import type { ChosenManuscript, Manuscript } from '../../../shared/contract/manuscripts-contract.ts';

export function stateOf({ trashedAt, place }: Pick<Manuscript, 'trashedAt' | 'place'>): ChosenManuscript['state'] {
  if (trashedAt !== null) return 'trashed';
  return place ? 'placed' : 'unplaced';
}

export const stateNames: Record<ChosenManuscript['state'], string> = {
  unplaced: '未编入',
  placed: '已编入',
  trashed: '回收站',
};
