import type { ActivityKind } from '../../shared/contract/activity-contract.ts';

/** How editors call what the log keeps. */
export const activityNames: Readonly<Record<ActivityKind, string>> = {
  'create-issue': '新建一期',
  'import-issue': '导入一期',
  'update-issue': '改刊物信息或版式',
  'arrange-issue': '编排',
  'remove-issue': '删除一期',
  'restore-issue': '恢复一期',
  'add-opening': '加上卷首语',
  'remove-opening': '去掉卷首语',
  'create-article': '新建稿件',
  'import-article': '导入稿件',
  'restore-revision': '恢复旧版本',
  'name-revision': '给版本起名',
  'replace-in-issue': '全期替换',
  'undo-replacement': '撤销全期替换',
  'place-articles': '编入栏目',
  'unplace-articles': '取出稿件',
  'trash-articles': '移到回收站',
  'restore-articles': '从回收站恢复',
  'purge-articles': '彻底删除稿件',
  'tick-findings': '核对完成',
  'untick-findings': '取消核对',
  'write-directory': '改人员与单位',
  'write-section-names': '改常用栏目',
  export: '输出',
  print: '打印',
};

/** What the filter offers, by what was dealt with. */
export const activityGroups: readonly { name: string; kinds: readonly ActivityKind[] }[] = [
  { name: '刊物信息和版式', kinds: ['update-issue'] },
  { name: '编排', kinds: ['arrange-issue', 'place-articles', 'unplace-articles'] },
  { name: '整期的新建、删除和恢复', kinds: ['create-issue', 'import-issue', 'remove-issue', 'restore-issue'] },
  { name: '卷首语', kinds: ['add-opening', 'remove-opening'] },
  {
    name: '稿件的增删和恢复',
    kinds: [
      'create-article',
      'import-article',
      'restore-revision',
      'name-revision',
      'trash-articles',
      'restore-articles',
      'purge-articles',
    ],
  },
  { name: '全期替换', kinds: ['replace-in-issue', 'undo-replacement'] },
  { name: '核对', kinds: ['tick-findings', 'untick-findings'] },
  { name: '程序设置', kinds: ['write-directory', 'write-section-names'] },
  { name: '输出和打印', kinds: ['export', 'print'] },
];
