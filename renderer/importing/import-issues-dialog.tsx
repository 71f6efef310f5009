import { goToFinding } from '../findings/go-to-finding.ts';
import { addresses, go } from '../navigation/navigation.ts';
import { ImportDialog } from './import-dialog.tsx';
import { issueImports } from './issue-imports.ts';

/** 导入往期: the text of whole issues becomes issues. */
export function ImportIssuesDialog({ onClose }: { onClose: () => void }) {
  return (
    <ImportDialog
      title="导入往期"
      about="整期的文字稿（.txt 或 .md 文件，扫描识别出来的也行），一个文件一期。程序认出刊名、期号、目录和每篇文章；认不准的地方列在下面，请对着原刊看一遍。"
      accept=".txt,.md,.markdown,.text"
      queue={issueImports}
      ways={[
        { label: '翻看', go: (id) => go(addresses.read(id)) },
        { label: '去编排', go: (id) => go(addresses.arrange(id)) },
      ]}
      goTo={goToFinding}
      onClose={onClose}
    />
  );
}
