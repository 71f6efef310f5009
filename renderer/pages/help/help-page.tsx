import { CompassOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import Markdown from 'markdown-to-jsx/react';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'wouter';
import { addresses } from '../../navigation/navigation.ts';
import { type Chapter, chapters, pictureUrl } from './chapters.ts';
import styles from './help-page.module.css';
import { startTour } from './tour-store.ts';

/** 帮助: the manual, chapter by chapter, with pictures of the program itself. */
export function HelpPage() {
  const { chapter: name } = useParams<{ chapter?: string }>();
  const [sought, setSought] = useState('');
  const chapter = chapters.find((one) => one.name === name) ?? chapters[0];
  const shown = chapters.filter((one) => sought === '' || one.title.includes(sought) || one.text.includes(sought));
  const article = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chapter begins at its top
  useEffect(() => {
    article.current?.scrollTo(0, 0);
  }, [chapter]);
  return (
    <div className={styles.page}>
      <nav className={styles.chapters} aria-label="手册目录">
        <Input.Search
          allowClear
          placeholder="在手册里找"
          aria-label="在手册里找"
          onChange={(event) => setSought(event.target.value.trim())}
        />
        <ul>
          {shown.map((one) => (
            <li key={one.name}>
              <Link href={addresses.help(one.name)} aria-current={one === chapter ? 'page' : undefined}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className={styles.none}>手册里没有“{sought}”，换个说法试试。</p>}
        <Button block icon={<CompassOutlined />} onClick={startTour}>
          看一遍上手引导
        </Button>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys, as it has nothing else to focus */}
      <article ref={article} className={styles.article} tabIndex={0} aria-label="手册正文">
        {chapter && (
          <>
            <h1>{chapter.title}</h1>
            <ChapterText chapter={chapter} />
          </>
        )}
      </article>
    </div>
  );
}

function ChapterText({ chapter }: { chapter: Chapter }) {
  return (
    <Markdown options={{ disableParsingRawHTML: true, overrides: { img: Picture, a: ManualLink, table: ManualTable } }}>
      {chapter.text}
    </Markdown>
  );
}

function Picture({ src = '', alt = '' }: ComponentProps<'img'>) {
  const url = pictureUrl(src);
  if (!url) return null;
  return (
    <figure className={styles.picture}>
      <img src={url} alt={alt} loading="lazy" />
      <figcaption>{alt}</figcaption>
    </figure>
  );
}

/** 「(output)」 in a chapter leads to the chapter of that name. */
function ManualLink({ href = '', children }: ComponentProps<'a'>) {
  return <Link href={addresses.help(href)}>{children}</Link>;
}

function ManualTable({ children }: ComponentProps<'table'>) {
  return <table className={styles.table}>{children}</table>;
}
