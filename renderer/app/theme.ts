import { type ThemeConfig, theme } from 'antd';

/** Quiet surfaces, one accent (the red of the printed cover), small radii. */
const accent = { light: '#8b1a1a', dark: '#d9706a' };
/** What is only said is not red: red would read as an error. */
const info = {
  light: { colorInfo: '#57606a', colorInfoBg: '#f4f5f7', colorInfoBorder: '#e3e5e8' },
  dark: { colorInfo: '#9096a0', colorInfoBg: '#26282d', colorInfoBorder: '#36383d' },
};

/** Those of `app.css`: what antd reckons from the base is bluish beside them. */
const darkSurfaces = {
  colorBgBase: '#17181a',
  colorBgContainer: '#1e1f22',
  colorBgElevated: '#2a2b30',
  colorBgSpotlight: '#3d3f45',
  colorBorder: '#4a4d54',
  colorBorderSecondary: '#36383d',
};

/** `--accent-soft` and `--bad` of `app.css`: from a red as dark as this antd reckons a muddy grey for what is chosen. */
const chosen = {
  light: { colorPrimaryBg: '#f6eaea', colorPrimaryBgHover: '#f0dddd', colorError: '#b3261e' },
  dark: { colorPrimaryBg: '#3a2626', colorPrimaryBgHover: '#452d2d' },
};

const fontFamily =
  "'Noto Sans SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif";

export function themeOf(mode: 'light' | 'dark'): ThemeConfig {
  const isDark = mode === 'dark';
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'bulletin' },
    token: {
      colorPrimary: accent[mode],
      // antd darkens it once more in the dark.
      colorLink: isDark ? '#f0a29c' : accent.light,
      ...info[mode],
      borderRadius: 6,
      fontFamily,
      fontSize: 14,
      ...chosen[mode],
      // Names what a field is for, so it must be read.
      colorTextPlaceholder: isDark ? '#9096a0' : '#6e7781',
      ...(isDark ? darkSurfaces : { colorBgLayout: '#f4f5f7', colorTextBase: '#1f2328' }),
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
