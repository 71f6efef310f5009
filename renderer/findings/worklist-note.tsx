import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import styles from '../components/status-note.module.css';
import { useWorklist } from './worklist-store.ts';

/** 「核对单 5 处」 in the status bar: opens and folds the worklist. Nothing where there never was anything to look at. */
export function WorklistNote({ issueId }: { issueId: string }) {
  const findings = useQuery(api.findings.list.queryOptions({ input: { issueId } })).data ?? [];
  const isOpen = useWorklist((worklist) => worklist.isOpen);
  const open = findings.filter(({ task }) => task.ticked === null).length;
  if (findings.length === 0 && !isOpen) return null;
  return (
    <button
      type="button"
      className={styles.note}
      data-kind={open === 0 ? 'good' : 'missing'}
      aria-expanded={isOpen}
      onClick={() => useWorklist.setState({ isOpen: !isOpen })}
    >
      {open === 0 ? '核对单 ✓' : `核对单 ${open} 处`}
    </button>
  );
}
