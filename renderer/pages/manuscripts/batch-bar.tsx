import { Button } from 'antd';
import { useState } from 'react';
import type { Manuscript } from '../../../shared/contract/manuscripts-contract.ts';
import { PlaceDialog } from '../../arranging/place-dialog.tsx';
import { placedOf, useManuscriptActions } from '../../arranging/use-manuscript-actions.ts';
import { stateOf } from './manuscript-filter.ts';
import styles from './manuscripts-page.module.css';

/** What can be done with the manuscripts that are ticked. */
export function BatchBar({ manuscripts, onDone }: { manuscripts: readonly Manuscript[]; onDone: () => void }) {
  const actions = useManuscriptActions();
  const [isPlacing, setPlacing] = useState(false);
  const kept = manuscripts.filter((one) => stateOf(one) !== 'trashed');
  const placed = manuscripts.filter((one) => stateOf(one) === 'placed');
  const trashed = manuscripts.filter((one) => stateOf(one) === 'trashed').map(({ id }) => id);
  const run = (work: Promise<void>): void => void work.then(onDone);
  return (
    <div className={styles.bar} role="toolbar" aria-label="对勾选的稿件">
      <span>已勾选 {manuscripts.length} 篇</span>
      {kept.length > 0 && (
        <Button type="primary" onClick={() => setPlacing(true)}>
          编入栏目…
        </Button>
      )}
      {placed.length > 0 && (
        <Button onClick={() => run(actions.unplace(placed.map(placedOf)))}>取出（{placed.length} 篇）</Button>
      )}
      {kept.length > 0 && <Button onClick={() => run(actions.trash(kept.map(placedOf)))}>移到回收站</Button>}
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
            run(
              actions.place(
                kept.map(({ id }) => id),
                target,
                kept.map(placedOf),
              ),
            );
          }}
          onClose={() => setPlacing(false)}
        />
      )}
    </div>
  );
}
