import { lazy, Suspense } from 'react';
import { create } from 'zustand';

const ActivityDrawer = lazy(async () => ({ default: (await import('../activity/activity-drawer.tsx')).ActivityDrawer }));
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));
const PrintDialog = lazy(async () => ({ default: (await import('./print-dialog.tsx')).PrintDialog }));
const NewIssueDialog = lazy(async () => ({ default: (await import('./new-issue-dialog.tsx')).NewIssueDialog }));
const RemoveIssueDialog = lazy(async () => ({
  default: (await import('./remove-issue-dialog.tsx')).RemoveIssueDialog,
}));
const FindInIssueDialog = lazy(async () => ({
  default: (await import('./find-in-issue-dialog.tsx')).FindInIssueDialog,
}));

/** A dialog about a whole issue, which every screen can open. */
export type IssueDialog =
  /** `articleId`: the article that is offered besides the whole issue; `alone`: it is what was asked for. */
  | { kind: 'export' | 'print'; issueId: string; articleId: string | null; alone?: boolean }
  | { kind: 'new-issue' }
  | { kind: 'find'; issueId: string }
  | { kind: 'activity'; issueId: string }
  | { kind: 'remove-issue'; issueId: string };

const useDialog = create<{ dialog: IssueDialog | null }>(() => ({ dialog: null }));

export function openDialog(dialog: IssueDialog): void {
  useDialog.setState({ dialog });
}

function close(): void {
  useDialog.setState({ dialog: null });
}

/** The dialog that is open, if any. Stands once, in the frame. */
export function IssueDialogs() {
  const { dialog } = useDialog();
  return <Suspense>{dialog && <OpenDialog dialog={dialog} />}</Suspense>;
}

function OpenDialog({ dialog }: { dialog: IssueDialog }) {
  switch (dialog.kind) {
    case 'export':
      return <ExportDialog issueId={dialog.issueId} articleId={dialog.articleId} isArticleAlone={dialog.alone} onClose={close} />;
    case 'print':
      return <PrintDialog issueId={dialog.issueId} articleId={dialog.articleId} isArticleAlone={dialog.alone} onClose={close} />;
    case 'new-issue':
      return <NewIssueDialog onClose={close} />;
    case 'find':
      return <FindInIssueDialog issueId={dialog.issueId} onClose={close} />;
    case 'activity':
      return <ActivityDrawer issueId={dialog.issueId} onClose={close} />;
    case 'remove-issue':
      return <RemoveIssueDialog issueId={dialog.issueId} onClose={close} />;
  }
}
