import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { openPdf, type PdfSource } from '../../pdf/pdf-source.ts';
import { oneAtATime } from '../../preview/one-at-a-time.ts';
import type { IssueSettings } from './merge-changes.ts';
import styles from './sample-page.module.css';

interface SamplePageProps {
  settings: IssueSettings;
}

/** Device pixels; the page is shown smaller. */
const widthPx = 900;
const gatherMs = 150;

/** 样页: pages of the issue's first article as they would be printed with settings that need not be saved yet. */
export function SamplePage({ settings }: SamplePageProps) {
  const { pages, isOld, failure } = useSample(settings);
  const [at, setAt] = useState(0);
  const shown = pages[Math.min(at, pages.length - 1)];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) box.current?.replaceChildren(shown);
  }, [shown]);
  return (
    <section aria-label="样页">
      <header className={styles.head}>
        <h3>样页</h3>
        <span className={styles.state} role="status">
          {isOld ? '正在重排…' : ''}
        </span>
        <Button
          size="small"
          type="text"
          icon={<LeftOutlined />}
          aria-label="上一页"
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        />
        <span className={styles.place}>
          {pages.length === 0 ? '' : `${Math.min(at, pages.length - 1) + 1} / ${pages.length}`}
        </span>
        <Button
          size="small"
          type="text"
          icon={<RightOutlined />}
          aria-label="下一页"
          disabled={at >= pages.length - 1}
          onClick={() => setAt(at + 1)}
        />
      </header>
      {failure && <Alert type="error" showIcon title={failure} className={styles.failure} />}
      <div ref={box} className={styles.page} role="img" aria-label="按现在的设置排出来的一页" />
    </section>
  );
}

interface Sample {
  pages: HTMLCanvasElement[];
  isOld: boolean;
  failure: string | null;
}

function useSample(settings: IssueSettings): Sample {
  const [sample, setSample] = useState<Sample>({ pages: [], isOld: true, failure: null });
  const newest = useRef(settings);
  newest.current = settings;
  const [ask] = useState(() =>
    oneAtATime(async () => {
      const asked = newest.current;
      try {
        const pages = await typesetSample(asked);
        setSample({ pages, isOld: newest.current !== asked, failure: null });
      } catch (error) {
        setSample(({ pages }) => ({ pages, isOld: false, failure: errorMessage(error) }));
      }
    }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the settings asks for another sample
  useEffect(() => {
    setSample((before) => ({ ...before, isOld: true }));
    const timer = setTimeout(ask, gatherMs);
    return () => clearTimeout(timer);
  }, [settings.issue, settings.layout, ask]);
  return sample;
}

/** The first pages of the first article; of an issue without articles its own pages. */
async function typesetSample({ issue, layout }: IssueSettings): Promise<HTMLCanvasElement[]> {
  const { sections } = await client.issues.outline({ issueId: issue.id });
  const articleId = sections.flatMap((section) => section.articles)[0]?.id;
  const unsaved = { articles: [], issue, layout };
  const { pdf } = articleId
    ? await client.pages.article({ issueId: issue.id, articleId, unsaved })
    : await client.pages.issue({ issueId: issue.id, unsaved });
  const source = await openPdf(await pdf.arrayBuffer());
  try {
    return await drawFirst(source);
  } finally {
    source.close();
  }
}

async function drawFirst(source: PdfSource): Promise<HTMLCanvasElement[]> {
  const pages: HTMLCanvasElement[] = [];
  for (let number = 1; number <= Math.min(3, source.pageCount); number += 1) {
    pages.push(canvasOf(await source.draw(number, widthPx)));
  }
  return pages;
}

function canvasOf(picture: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  return canvas;
}
