import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import { client } from '../api/connection.ts';
import { createImportQueue, type ImportedFile } from './import-queue.ts';

/** The files that become issues. */
export const issueImports = createImportQueue(importIssue);

async function importIssue(input: { name: string; contents: Blob }, signal: AbortSignal): Promise<ImportedFile> {
  const { issueId, report } = await client.issues.importFile(input, { signal });
  const { issue } = await client.issues.outline({ issueId });
  const { sections, articles, headings, runInHeadings, characters } = report.counts;
  return {
    id: issueId,
    title: `《${issue.title}》${totalNumberName(issue)}（${issueName(issue)}）`,
    about: `${sections} 个栏目，${articles} 篇，${headings + runInHeadings} 个小标题，${characters.toLocaleString('zh-CN')} 字；接上 ${report.joins} 处被分页切断的句子`,
    scope: { issueId },
    doubts: report.anomalies.length,
    replaced: report.replaced,
  };
}
