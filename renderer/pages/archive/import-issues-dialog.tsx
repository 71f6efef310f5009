import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { client } from '../../api/connection.ts';
import { addresses, go } from '../../app/navigation.ts';
import { ImportDialog, type ImportedFile } from '../../components/import-dialog.tsx';

/** 导入往期: the text of whole issues becomes issues. */
export function ImportIssuesDialog({ files, onClose }: { files: readonly File[]; onClose: () => void }) {
  return (
    <ImportDialog
      title="导入往期"
      about="整期的文字稿（.txt 或 .md 文件，扫描识别出来的也行），一个文件一期。程序认出刊名、期号、目录和每篇文章；认不准的地方列在下面，请对着原刊看一遍。"
      files={files}
      importOne={importIssue}
      ways={[
        { label: '翻看', go: (id) => go(addresses.read(id)) },
        { label: '去编排', go: (id) => go(addresses.arrange(id)) },
      ]}
      onClose={onClose}
    />
  );
}

async function importIssue(input: { name: string; contents: string }, signal: AbortSignal): Promise<ImportedFile> {
  const { issueId, report } = await client.issues.importFile(input, { signal });
  const { issue } = await client.issues.outline({ issueId });
  const { sections, articles, headings, runInHeadings, characters } = report.counts;
  return {
    id: issueId,
    title: `《${issue.title}》${totalNumberName(issue)}（${issueName(issue)}）`,
    about: `${sections} 个栏目，${articles} 篇，${headings + runInHeadings} 个小标题，${characters.toLocaleString('zh-CN')} 字；接上 ${report.joins} 处被分页切断的句子`,
    anomalies: report.anomalies,
    replaced: report.replaced,
  };
}
