import { SearchOutlined } from '@ant-design/icons';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from '../api/api.ts';
import { AppFrame } from './app-frame.tsx';
import { noticeContainer } from './notice-lane.tsx';
import { refuseDroppedFiles } from './refuse-dropped-files.ts';
import { refuseSelectAll } from './refuse-select-all.ts';
import { giveStylesNonce, styleNonce } from './style-nonce.ts';
import { themeOf } from './theme.ts';
import { useThemeMode } from './use-theme-mode.ts';

giveStylesNonce();
refuseDroppedFiles();
refuseSelectAll();

/** Dialogs fit into the window; what is longer scrolls between their head and their buttons. */
const modal = {
  closable: { 'aria-label': '关闭' },
  style: { top: '4dvh' },
  styles: {
    header: { marginBottom: 14 },
    container: { display: 'flex', flexDirection: 'column', maxHeight: 'min(92dvh - 8px, 96dvh - 36px)' },
    body: { flex: '0 1 auto', minHeight: 0, overflow: 'auto', marginInline: -24, paddingInline: 24, paddingBlock: 2 },
    footer: { marginTop: 18 },
  },
} as const;

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemedApp />
    </QueryClientProvider>
  );
}

function ThemedApp() {
  const mode = useThemeMode();
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeOf(mode)}
      csp={{ nonce: styleNonce }}
      button={{ autoInsertSpace: false }}
      inputSearch={{ searchIcon: <SearchOutlined aria-label="查找" /> }}
      modal={modal}
    >
      <AntApp style={{ height: '100%' }} message={{ maxCount: 1, top: 0, getContainer: noticeContainer }}>
        <Router hook={useHashLocation}>
          <AppFrame />
        </Router>
      </AntApp>
    </ConfigProvider>
  );
}
