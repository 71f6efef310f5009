import { type ThemeConfig, theme } from 'antd';

/** Quiet surfaces, one accent (the red of the printed cover), small radii. */
const accent = { light: '#8b1a1a', dark: '#d9706a' };
/** What is only said is not red: red would read as an error. */
const info = { light: '#57606a', dark: '#9096a0' };

const fontFamily =
  "'Noto Sans SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif";

export function themeOf(mode: 'light' | 'dark'): ThemeConfig {
  const isDark = mode === 'dark';
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'bulletin' },
    token: {
      colorPrimary: accent[mode],
      colorLink: accent[mode],
      colorInfo: info[mode],
      borderRadius: 6,
      fontFamily,
      fontSize: 14,
      // Names what a field is for, so it must be read.
      colorTextPlaceholder: isDark ? '#9096a0' : '#6e7781',
      ...(isDark ? { colorBgBase: '#17181a' } : { colorBgLayout: '#f4f5f7', colorTextBase: '#1f2328' }),
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        // White words on the dark theme's accent would be hard to read.
        ...(isDark ? { colorPrimary: '#a94f4a', colorPrimaryHover: '#b55c57', colorPrimaryActive: '#95433f' } : {}),
      },
      Tabs: { horizontalMargin: '0 0 12px 0' },
    },
  };
}
