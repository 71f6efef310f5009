import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { api } from '../../api/api.ts';
import { useEditing } from '../../editing/editing-store.ts';
import { keepSaved } from '../../editing/keep-saved.ts';
import { createIssueDraft, type IssueDraft } from './issue-draft.ts';

/** Drafts with forms on the screen: forms of one issue share one. */
const open = new Map<string, { draft: IssueDraft; uses: number; end: () => void }>();

/** The draft of an issue's settings, and the error where the issue cannot be read. */
export function useIssueDraft(issueId: string): { draft: IssueDraft | null; error: unknown } {
  const { data: outline, error } = useQuery(api.issues.outline.queryOptions({ input: { issueId } }));
  const [draft, setDraft] = useState<IssueDraft | null>(null);
  const isRead = outline?.issue.id === issueId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft begins with the outline as first read and follows it by itself
  useEffect(() => {
    if (!isRead || !outline) return;
    setDraft(take(outline));
    return () => {
      setDraft(null);
      release(issueId);
    };
  }, [issueId, isRead]);
  return { draft: isRead ? draft : null, error };
}

function take(outline: IssueOutline): IssueDraft {
  const found = open.get(outline.issue.id);
  if (found) {
    found.uses += 1;
    return found.draft;
  }
  const draft = createIssueDraft(outline);
  const stopShowing = draft.store.subscribe(({ save }, before) => {
    if (save !== before.save) useEditing.setState({ save });
  });
  const stopKeeping = keepSaved(draft);
  const end = (): void => {
    stopShowing();
    void draft.end().finally(stopKeeping);
    useEditing.setState({ save: { kind: 'idle' } });
  };
  open.set(outline.issue.id, { draft, uses: 1, end });
  return draft;
}

function release(issueId: string): void {
  const found = open.get(issueId);
  if (!found) return;
  found.uses -= 1;
  if (found.uses > 0) return;
  open.delete(issueId);
  found.end();
}
