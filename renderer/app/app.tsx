import { SearchOutlined } from '@ant-design/icons';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from '../api/api.ts';
import { AppFrame } from './app-frame.tsx';
import { refuseDroppedFiles } from './refuse-dropped-files.ts';
import { giveStylesNonce, styleNonce } from './style-nonce.ts';
import { themeOf } from './theme.ts';
import { useThemeMode } from './use-theme-mode.ts';

giveStylesNonce();
refuseDroppedFiles();

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
      modal={{ closable: { 'aria-label': '关闭' }, styles: { header: { marginBottom: 14 }, footer: { marginTop: 18 } } }}
    >
      <AntApp style={{ height: '100%' }} message={{ maxCount: 3 }}>
        <Router hook={useHashLocation}>
          <AppFrame />
        </Router>
      </AntApp>
    </ConfigProvider>
  );
}
