import { useQuery } from '@tanstack/react-query';
import { Tour, type TourStepProps } from 'antd';
import { useEffect, useState } from 'react';
import { api, queryClient } from '../../api/api.ts';
import { client } from '../../api/connection.ts';
import { useEditorAsked } from '../../dialogs/editor-dialog.tsx';
import { addresses, go } from '../../navigation/navigation.ts';
import { useCurrentIssue } from '../../navigation/use-current-issue.ts';
import styles from './first-start-tour.module.css';
import { useTour } from './tour-store.ts';

type TourPlace = 'home' | 'arrange';

/** A step points at the element that carries its name in `data-tour`; without one it stands in the middle of the window. */
interface Step {
  name: string | null;
  place: TourPlace;
  title: string;
  text: string;
  placement?: TourStepProps['placement'];
}

const steps: readonly Step[] = [
  {
    name: null,
    place: 'home',
    title: '欢迎使用编刊',
    text: '一期刊物从来稿到付印，都在这一个程序里完成，所有内容只存在这台电脑上，不联网。下面用两分钟看一遍。',
  },
  {
    name: 'rail',
    place: 'home',
    title: '几个地方',
    text: '工作台看本期还差什么；稿件库放所有来稿；编排是写稿、排版的地方；档案里是以往各期。',
    placement: 'right',
  },
  {
    name: 'tree',
    place: 'arrange',
    title: '本期的结构',
    text: '栏目和文章都在这里，拖动就能换位置，目录和页码自己跟着变。文章旁边是它的页码和最后一页还余几行。',
    placement: 'right',
  },
  {
    name: 'editor',
    place: 'arrange',
    title: '在这里改文章',
    text: '打“一、”或“（一）”自动成为标题。不用点保存：停手不到一秒就存好了，每个版本都能找回来。',
    placement: 'left',
  },
  {
    name: 'preview',
    place: 'arrange',
    title: '印出来就是这样',
    text: '右边是真正的版面，和付印的 PDF 完全一样，边改边变。点版面上的一段，左边就跳到那一段。',
    placement: 'left',
  },
  {
    name: 'status',
    place: 'arrange',
    title: '随时看得到',
    text: '这里告诉您文字存好了没有、本期多少页、是不是 4 的倍数。',
    placement: 'topLeft',
  },
  {
    name: 'export',
    place: 'arrange',
    title: '最后输出',
    text: '先列出还要处理的地方，再一次生成 PDF 和 Word 文件，两种文件分页相同、目录页码一致。',
    placement: 'bottomRight',
  },
];

/** 上手引导: shown at the first start once there is an issue to show, and whenever it is asked for. */
export function FirstStartTour() {
  const isOpen = useTour((tour) => tour.isOpen);
  const isDone = useQuery(api.settings.readPreferences.queryOptions()).data?.tourDone;
  const isEditorAsked = useEditorAsked();
  const issueId = useCurrentIssue()?.id;
  const [current, setCurrent] = useState(0);
  const target = useTourTarget(isOpen ? (steps[current]?.name ?? null) : null);

  useEffect(() => {
    if (isDone === false && issueId !== undefined && !isEditorAsked) useTour.setState({ isOpen: true });
  }, [isDone, issueId, isEditorAsked]);

  useEffect(() => {
    const step = steps[current];
    if (!isOpen || !step) return;
    if (step.place === 'home') go(addresses.home());
    else if (issueId !== undefined && !location.hash.startsWith(`#${addresses.arrange(issueId)}`)) go(addresses.arrange(issueId));
  }, [isOpen, current, issueId]);

  const close = async (): Promise<void> => {
    useTour.setState({ isOpen: false });
    setCurrent(0);
    const preferences = await client.settings.writePreferences({ tourDone: true });
    queryClient.setQueryData(api.settings.readPreferences.queryKey(), preferences);
  };

  return (
    <Tour
      open={isOpen}
      current={current}
      onChange={setCurrent}
      onClose={() => void close()}
      onFinish={() => void close()}
      mask={{ color: 'rgb(0 0 0 / 35%)' }}
      rootClassName={styles.tour}
      steps={steps.map(({ title, text, placement }, index) => ({
        title,
        description: text,
        placement,
        target,
        ...(index === steps.length - 1 ? { nextButtonProps: { children: '开始使用' } } : {}),
      }))}
    />
  );
}

/** The element of a step once its screen has come; null until then, and for a step without one. */
function useTourTarget(name: string | null): HTMLElement | null {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => {
    setTarget(null);
    if (name === null) return;
    let frame = 0;
    const look = (): void => {
      const element = document.querySelector<HTMLElement>(`[data-tour="${name}"]`);
      if (element) setTarget(element);
      else frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [name]);
  return target;
}
