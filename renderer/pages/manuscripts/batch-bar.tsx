import { Button } from 'antd';
import { useState } from 'react';
import type { ChosenManuscript } from '../../../shared/contract/manuscripts-contract.ts';
import { PlaceDialog } from '../../arranging/place-dialog.tsx';
import { useManuscriptActions } from '../../arranging/use-manuscript-actions.ts';
import styles from './manuscripts-page.module.css';

/** What can be done with the manuscripts that are ticked. */
export function BatchBar({
  chosen,
  listed,
  onDone,
}: {
  chosen: readonly ChosenManuscript[];
  listed: number;
  onDone: () => void;
}) {
  const actions = useManuscriptActions();
  const [isPlacing, setPlacing] = useState(false);
  const idsOf = (states: readonly ChosenManuscript['state'][]): string[] =>
    chosen.flatMap(({ id, state }) => (states.includes(state) ? id : []));
  const kept = idsOf(['placed', 'unplaced']);
  const placed = idsOf(['placed']);
  const trashed = idsOf(['trashed']);
  const run = (work: Promise<void>): void => void work.then(onDone);
  return (
    <div className={styles.bar} role="toolbar" aria-label="对勾选的稿件">
      <span>
        已勾选 {chosen.length.toLocaleString('zh-CN')} 篇{chosen.length > listed && '，包括还没有滚动到的'}
      </span>
      {kept.length > 0 && (
        <Button type="primary" onClick={() => setPlacing(true)}>
          编入栏目…
        </Button>
      )}
      {placed.length > 0 && (
        <Button onClick={() => run(actions.unplace(placed))}>取出（{placed.length.toLocaleString('zh-CN')} 篇）</Button>
      )}
      {kept.length > 0 && <Button onClick={() => run(actions.trash(kept))}>移到回收站</Button>}
      {trashed.length > 0 && (
        <>
          <Button onClick={() => run(actions.restore(trashed))}>恢复</Button>
          <Button danger onClick={() => actions.purge(trashed, `这 ${trashed.length} 篇`)}>
            彻底删除…
          </Button>
        </>
      )}
      <Button type="text" onClick={onDone}>
        取消勾选
      </Button>
      {isPlacing && (
        <PlaceDialog
          count={kept.length}
          onPlace={(target) => {
            setPlacing(false);
            run(actions.place(kept, target));
          }}
          onClose={() => setPlacing(false)}
        />
      )}
    </div>
  );
}
