import type { ThemeConfig } from 'antd'

// Not by a rule of CSS: a list whose opening is cut short stays outside of the window.
const moves = !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches

/** Calm and dense: blue of ink, grey paper, amber only for what wants attention. */
export const theme: ThemeConfig = {
  token: {
    motion: moves,
    colorPrimary: '#0f4c81',
    colorPrimaryBg: '#e6eff8',
    colorPrimaryBgHover: '#d5e4f3',
    colorPrimaryBorder: '#9fc0de',
    colorInfo: '#0f4c81',
    colorInfoBg: '#e6eff8',
    colorInfoBorder: '#b7d0e8',
    colorSuccess: '#1e7a45',
    colorSuccessBg: '#e6f4ea',
    colorSuccessBorder: '#a9d5b8',
    colorWarningBg: '#fff4e0',
    colorWarningBorder: '#f0cf94',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f0b4af',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    colorLink: '#0b5394',
    colorTextSecondary: '#525a66',
    colorTextTertiary: '#5c6470',
    colorTextDescription: '#5c6470',
    colorTextPlaceholder: '#6b7280',
    borderRadius: 6,
    fontFamily:
      '-apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif',
  },
  components: {
    Layout: {
      headerBg: '#ffffff',
      siderBg: '#ffffff',
      bodyBg: '#f5f6f8',
      headerHeight: 52,
      headerPadding: '0 16px',
    },
    Table: {
      headerBg: '#f5f6f8',
      cellPaddingBlock: 8,
      cellPaddingInline: 10,
      colorTextDisabled: '#5c6470',
    },
    Card: { bodyPadding: 16, headerPadding: 16, headerHeight: 44 },
  },
}
