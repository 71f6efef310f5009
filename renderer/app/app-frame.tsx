import { useQuery } from '@tanstack/react-query';
import { Result, Spin } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { api } from '../api/api.ts';
import { useConnection } from '../api/connection.ts';
import { useArchiveEvents } from '../api/use-archive-events.ts';
import { EditorDialog } from '../dialogs/editor-dialog.tsx';
import { IssueDialogs } from '../dialogs/issue-dialogs.tsx';
import { saveWhatWasLeft } from '../editor/held-sessions.ts';
import { ImportDialogs } from '../importing/import-dialogs.tsx';
import { addresses } from '../navigation/navigation.ts';
import { FirstStartTour } from '../pages/help/first-start-tour.tsx';
import { LostArchivePage } from '../pages/recovery/lost-archive-page.tsx';
import styles from './app-frame.module.css';
import { ArchiveWarning } from './archive-warning.tsx';
import { LostProgram } from './lost-program.tsx';
import { NavigationRail } from './navigation-rail.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useCommands } from './use-commands.ts';
import { useKeptWorkspace } from './use-kept-workspace.ts';
import { useWindowTitle } from './use-window-title.ts';

const HomePage = lazy(async () => ({ default: (await import('../pages/home/home-page.tsx')).HomePage }));
const ManuscriptsPage = lazy(async () => ({
  default: (await import('../pages/manuscripts/manuscripts-page.tsx')).ManuscriptsPage,
}));
const ArrangePage = lazy(async () => ({ default: (await import('../pages/arrange/arrange-page.tsx')).ArrangePage }));
const ArchivePage = lazy(async () => ({ default: (await import('../pages/archive/archive-page.tsx')).ArchivePage }));
const SettingsPage = lazy(async () => ({ default: (await import('../pages/settings/settings-page.tsx')).SettingsPage }));
const HelpPage = lazy(async () => ({ default: (await import('../pages/help/help-page.tsx')).HelpPage }));

/** Top bar, rail, page and status bar: what stands around every screen. */
export function AppFrame() {
  const state = useConnection((connection) => connection.state);
  if (state === 'locked') return <Locked />;
  if (state === 'opening') return <Spin fullscreen description="正在打开…" />;
  return <OpenedFrame />;
}

/** Where the archive is lost nothing else is shown; where that cannot be asked, the frame tells of the connection. */
function OpenedFrame() {
  const { data: lost, isPending } = useQuery(api.recovery.state.queryOptions());
  if (isPending) return <Spin fullscreen description="正在打开…" />;
  return lost ? <LostArchivePage lost={lost} /> : <KnownFrame />;
}

/** Drawn once it is known how the editor left the window, so that nothing jumps. */
function KnownFrame() {
  return useKeptWorkspace() ? <ConnectedFrame /> : <Spin fullscreen description="正在打开…" />;
}

function ConnectedFrame() {
  useArchiveEvents();
  useCommands();
  useWindowTitle();
  useEffect(() => void saveWhatWasLeft(), []);
  const [address] = useLocation();
  return (
    <div className={styles.frame}>
      <TopBar />
      <LostProgram />
      <ArchiveWarning />
      <div className={styles.middle}>
        <NavigationRail />
        <main className={styles.page}>
          <PageBoundary address={address}>
            <Suspense fallback={<Spin className={styles.loading} />}>
              <Switch>
                <Route path="/" component={HomePage} />
                <Route path="/manuscripts" component={ManuscriptsPage} />
                <Route path="/arrange/:issueId?/*?" component={ArrangePage} />
                <Route path="/archive/:issueId?" component={ArchivePage} />
                <Route path="/settings/:tab?" component={SettingsPage} />
                <Route path="/help/:chapter?" component={HelpPage} />
                <Route>
                  <Redirect to={addresses.home()} replace />
                </Route>
              </Switch>
            </Suspense>
          </PageBoundary>
        </main>
      </div>
      <StatusBar />
      <IssueDialogs />
      <ImportDialogs />
      <EditorDialog />
      <FirstStartTour />
    </div>
  );
}

function Locked() {
  return (
    <Result
      status="info"
      title="请用程序给出的新网址打开本页"
      subTitle="为了安全，每个网址只能用一次。请回到启动编刊的窗口，复制那里显示的网址；如果窗口已经关闭，请重新启动编刊。"
    />
  );
}
