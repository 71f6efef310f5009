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

/** `--accent-soft` of `app.css`: from a red as dark as this antd reckons a muddy grey for what is chosen. */
const chosen = {
  light: { colorPrimaryBg: '#f6eaea', colorPrimaryBgHover: '#f0dddd' },
  dark: { colorPrimaryBg: '#3a2626', colorPrimaryBgHover: '#452d2d' },
};

/** Good, doubtful and bad as in `app.css`, with the surfaces of notices; in the dark antd darkens the colours, not these. */
const signals = {
  light: {
    colorSuccess: '#1a7f37',
    colorSuccessBg: '#eef7f0',
    colorSuccessBorder: '#b7dcc1',
    colorWarning: '#b07d00',
    colorWarningBg: '#fff4d6',
    colorWarningBorder: '#ecd79b',
    colorError: '#b3261e',
    colorErrorBg: '#fde8e7',
    colorErrorBorder: '#f2bfbb',
  },
  dark: {
    colorSuccess: '#6cc070',
    colorSuccessBg: '#1d2b20',
    colorSuccessBorder: '#35583a',
    colorWarning: '#e5b43a',
    colorWarningBg: '#3b3115',
    colorWarningBorder: '#5c4d22',
    colorError: '#ff8a82',
    colorErrorBg: '#43211f',
    colorErrorBorder: '#6b3935',
  },
};

/** What explains must be read: antd's own is too pale for it. */
const softText = {
  light: { colorTextSecondary: '#57606a', colorTextDescription: '#57606a' },
  dark: { colorTextSecondary: '#a9adb3', colorTextDescription: '#a9adb3' },
};

const fontFamily =
  "'Noto Sans SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif";

/** Set in the system by who is made dizzy by things that grow and slide, or works over a slow remote screen. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

export function themeOf(mode: 'light' | 'dark'): ThemeConfig {
  const isDark = mode === 'dark';
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'bulletin' },
    token: {
      motion: !isStill,
      colorPrimary: accent[mode],
      // antd darkens it once more in the dark.
      colorLink: isDark ? '#f0a29c' : accent.light,
      ...info[mode],
      borderRadius: 6,
      fontFamily,
      fontSize: 14,
      ...chosen[mode],
      ...signals[mode],
      ...softText[mode],
      // Names what a field is for, so it must be read.
      colorTextPlaceholder: isDark ? '#9096a0' : '#6e7781',
      ...(isDark ? darkSurfaces : { colorBgLayout: '#f4f5f7', colorTextBase: '#1f2328' }),
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // The words of a small button would touch its edges otherwise.
        controlHeightSM: 26,
        contentFontSizeSM: 13,
        paddingInlineSM: 9,
        // White words on the dark theme's accent and red would be hard to read.
        ...(isDark
          ? {
              colorPrimary: '#a94f4a',
              colorPrimaryHover: '#b55c57',
              colorPrimaryActive: '#95433f',
              dangerColor: '#2b0b09',
              // Words of other buttons under the pointer are on the dark surface, so they are light.
              defaultHoverColor: '#f0a29c',
              defaultHoverBorderColor: '#d9706a',
              defaultActiveColor: '#f0a29c',
              defaultActiveBorderColor: '#d9706a',
            }
          : {}),
      },
      Form: {
        itemMarginBottom: 16,
        labelFontSize: 13,
        labelColor: isDark ? '#a9adb3' : '#57606a',
        verticalLabelPadding: '0 0 4px',
      },
      Tabs: { horizontalMargin: '0 0 12px 0' },
    },
  };
}
