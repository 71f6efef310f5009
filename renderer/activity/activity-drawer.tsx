import { Drawer } from 'antd';
import { ActivityList } from './activity-list.tsx';

/** 本期记录: what was done to one issue besides writing. */
export function ActivityDrawer({ issueId, onClose }: { issueId: string; onClose(): void }) {
  return (
    <Drawer open title="本期记录" size="min(760px, 94vw)" onClose={onClose}>
      <ActivityList concern={issueId} />
    </Drawer>
  );
}
