import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '../api/api.ts';

/** That the archive is only read, or damaged: above every screen, as long as it is so. */
export function ArchiveWarning() {
  const warning = useQuery(api.program.facts.queryOptions()).data?.warning;
  return warning ? <Alert banner type="error" title={warning} /> : null;
}
