import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { queryClient } from '../../../renderer/api/api.ts';
import { client, connect, useConnection } from '../../../renderer/api/connection.ts';
import { useArchiveEvents } from '../../../renderer/api/use-archive-events.ts';
import { themeOf } from '../../../renderer/app/theme.ts';
import { useEditing } from '../../../renderer/editing/editing-store.ts';
import { FullScreenReading } from '../../../renderer/preview/full-screen-reading.tsx';
import { PagesPane } from '../../../renderer/preview/pages-pane.tsx';
import { usePages } from '../../../renderer/preview/pages-store.ts';
import { usePreview } from '../../../renderer/preview/preview-store.ts';
import { useTypesetFeed } from '../../../renderer/preview/use-typeset-feed.ts';
import '../../../renderer/app/app.css';
import { openArticle, type, typeAndSee, typeAndSeeWhole } from './play-editor.ts';

interface ShownState {
  issueId: string | null;
  articleId: string | null;
  mode: 'edit' | 'read';
  theme: 'light' | 'dark';
}

const useShown = create<ShownState>(() => ({ issueId: null, articleId: null, mode: 'edit', theme: 'light' }));
const chosen: { articleId: string; block: number }[] = [];

/** The preview beside an editor that a test plays. */
function Harness() {
  const isOpen = useConnection((connection) => connection.state === 'open' || connection.state === 'lost');
  const { theme } = useShown();
  document.documentElement.dataset.theme = theme;
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider locale={zhCN} theme={themeOf(theme)} csp={{ nonce }} button={{ autoInsertSpace: false }}>
        <App style={{ height: '100%' }}>{isOpen && <Connected />}</App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

function Connected() {
  useArchiveEvents();
  const { issueId, articleId, mode } = useShown();
  return issueId ? <Shown issueId={issueId} articleId={articleId} mode={mode} /> : null;
}

function Shown({ issueId, articleId, mode }: { issueId: string; articleId: string | null; mode: 'edit' | 'read' }) {
  useTypesetFeed(issueId, articleId);
  return (
    <>
      <PagesPane
        issueId={issueId}
        articleId={articleId}
        mode={mode}
        onChooseBlock={(article, block) => chosen.push({ articleId: article, block })}
      />
      <FullScreenReading issueId={issueId} articleId={articleId} />
    </>
  );
}

Object.assign(window, {
  harness: {
    client,
    useConnection,
    useEditing,
    usePages,
    usePreview,
    useShown,
    chosen,
    openArticle,
    type,
    typeAndSee,
    typeAndSeeWhole,
  },
});

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Harness />
    </StrictMode>,
  );
void connect();
