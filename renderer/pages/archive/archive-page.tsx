import { useParams } from 'wouter';
import { IssueReader } from './issue-reader.tsx';
import { IssueShelf } from './issue-shelf.tsx';

/** 档案: all issues on a shelf, or one of them to read. */
export function ArchivePage() {
  const { issueId } = useParams<{ issueId?: string }>();
  return issueId ? <IssueReader key={issueId} issueId={issueId} /> : <IssueShelf />;
}
