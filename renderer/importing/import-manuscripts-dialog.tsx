import { Button } from 'antd';
import { useState } from 'react';
import { PlaceDialog } from '../arranging/place-dialog.tsx';
import { useManuscriptActions } from '../arranging/use-manuscript-actions.ts';
import { goToFinding } from '../findings/go-to-finding.ts';
import { addresses, go } from '../navigation/navigation.ts';
import { useCurrentIssue } from '../navigation/use-current-issue.ts';
import { ImportDialog } from './import-dialog.tsx';
import { manuscriptImports } from './manuscript-imports.ts';

/** 导入稿件: each file becomes a manuscript without a place. */
export function ImportManuscriptsDialog({ onClose }: { onClose: () => void }) {
  const issue = useCurrentIssue();
  const actions = useManuscriptActions();
  const [placed, setPlaced] = useState<string[] | null>(null);
  return (
    <>
      <ImportDialog
        title="导入稿件"
        about="Word 稿件（.docx、.doc、.rtf、.wps）或文字稿（.txt、.md），一个文件一篇，可以一次选多个。标题、署名和各级小标题按“一、（一）1.（1）”认出来；原文件不会改动。"
        accept=".docx,.doc,.wps,.rtf,.html,.htm,.mht,.txt,.md,.markdown,.text"
        queue={manuscriptImports}
        ways={issue ? [{ label: '打开', go: (id) => go(addresses.arrange(issue.id, { articleId: id })) }] : []}
        next={(ids) => issue && <Button onClick={() => setPlaced(ids)}>编入栏目…</Button>}
        goTo={(_, finding) => (issue ? goToFinding(issue.id, finding) : go(addresses.manuscripts()))}
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
