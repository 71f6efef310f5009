import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../api/connection.ts';
import { addresses, go } from '../../app/navigation.ts';
import { useCurrentIssue } from '../../app/use-current-issue.ts';
import { ImportDialog, type ImportedFile } from '../../components/import-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { useManuscriptActions } from './use-manuscript-actions.tsx';

/** 导入稿件: each file becomes a manuscript without a place. */
export function ImportManuscriptsDialog({ files, onClose }: { files: readonly File[]; onClose: () => void }) {
  const issue = useCurrentIssue();
  const actions = useManuscriptActions();
  const [placed, setPlaced] = useState<string[] | null>(null);
  return (
    <>
      <ImportDialog
        title="导入稿件"
        about="文字稿（.txt 或 .md 文件），一个文件一篇，可以一次选多个。标题、署名和各级小标题按“一、（一）1.（1）”认出来；原文件不会改动。"
        files={files}
        importOne={importManuscript}
        ways={issue ? [{ label: '打开', go: (id) => go(addresses.arrange(issue.id, { articleId: id })) }] : []}
        next={(ids) => issue && <Button onClick={() => setPlaced(ids)}>编入栏目…</Button>}
        onClose={onClose}
      />
      {placed && (
        <PlaceDialog
          count={placed.length}
          onPlace={(target) => {
            setPlaced(null);
            onClose();
            void actions.place(placed, target);
          }}
          onClose={() => setPlaced(null)}
        />
      )}
    </>
  );
}

async function importManuscript(input: { name: string; contents: string }, signal: AbortSignal): Promise<ImportedFile> {
  const { articleId, title, anomalies, replaced } = await client.manuscripts.importFile(input, { signal });
  const { article } = await client.articles.read({ articleId });
  const headings = article.document.content.filter((block) => block.type === 'heading').length;
  const byline = article.bylines.map(({ name }) => name).join('、');
  const about = [byline ? `署名 ${byline}` : '没有认出署名', `${headings} 个小标题`].join('，');
  return { id: articleId, title: `《${title}》`, about, anomalies, replaced };
}
