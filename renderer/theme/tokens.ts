import type { ThemeConfig } from 'antd';

/**
 * One quiet ground, one accent. Red, amber and green are kept for states of money and accounts, so that a colour on this screen
 * always means something. The same values stand in `base.css` for what is drawn by hand.
 */
export const FONT = "'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', 'Helvetica Neue', Arial, sans-serif";

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5f52',
    colorInfo: '#0b5f52',
    colorSuccess: '#1c6b3c',
    colorWarning: '#8a5200',
    colorError: '#a61d1d',
    colorTextBase: '#16201d',
    colorTextPlaceholder: '#6a756f',
    colorBgBase: '#ffffff',
    colorBorder: '#aab3ad',
    colorBorderSecondary: '#d8dcd6',
    fontFamily: FONT,
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 34,
    controlHeightLG: 44,
    lineWidth: 1,
    controlOutlineWidth: 3,
    // Nothing on the counter moves by itself: the eye is with the customer.
    motion: false,
    wireframe: false,
  },
  components: {
    Button: { fontWeight: 600, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Input: { activeShadow: '0 0 0 3px rgba(11, 95, 82, 0.18)' },
    Modal: { titleFontSize: 18 },
  },
};
