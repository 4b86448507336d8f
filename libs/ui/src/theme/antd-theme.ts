import type { ThemeConfig } from 'antd';
import { darkColours, fontStack, lightColours } from './tokens';

/**
 * antd's theme from the tokens. The algorithm is left to the caller (`algorithm: dark ? theme.darkAlgorithm :
 * theme.defaultAlgorithm`), so that a client without antd does not load it for this.
 */
export function antdTheme(dark: boolean): Pick<ThemeConfig, 'token' | 'components'> {
  const colours = dark ? darkColours : lightColours;
  return {
    token: {
      colorPrimary: colours.green,
      colorInfo: colours.blue,
      colorLink: colours.blue,
      colorSuccess: colours.green,
      colorWarning: colours.amber,
      colorError: colours.red,
      colorText: colours.ink,
      colorTextSecondary: colours['ink-2'],
      colorTextDescription: colours['ink-2'],
      colorTextPlaceholder: colours['ink-2'],
      colorBgBase: colours.paper,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.paper,
      colorBorder: colours.line,
      colorBorderSecondary: colours.line,
      colorTextLightSolid: colours['on-green'],
      borderRadius: 8,
      borderRadiusLG: 10,
      fontFamily: fontStack,
      fontSize: 14,
      wireframe: false,
    },
    components: {
      Layout: { headerBg: colours.paper, siderBg: colours.paper, bodyBg: colours.ground },
      Table: { headerBg: colours.ground, headerColor: colours['ink-2'] },
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Tooltip: { colorTextLightSolid: '#ffffff' },
    },
  };
}
