import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '../api/api.ts';

/** What of an issue is damaged in the archive, above what shows it; nothing where it is whole. */
export function IssueDamage({ issueId }: { issueId: string }) {
  const damage = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data?.damage ?? [];
  return damage.map((sentence) => <Alert key={sentence} banner type="error" title={sentence} />);
}
