import { ApolloProvider } from '@apollo/client/react';
import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import type { Locale } from 'antd/es/locale';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import {
  antdTheme,
  createApolloClient,
  currentLanguage,
  darkColours,
  lightColours,
  loadFonts,
  startI18n,
  useLanguage,
  usePrefersDark,
} from '@whetstone/ui';
import { usePrefersStill } from './features/shell/use-prefers-still';
import { router } from './router';
import './styles.css';
import { en } from './texts/en';
import { zh } from './texts/zh';

const client = createApolloClient({
  isBuilt: import.meta.env.PROD,
  language: currentLanguage,
  // A session that ended in the middle of work: the page's own query finds nobody and leads to the sign-in page.
  onUnauthenticated: () => void client.refetchQueries({ include: ['ConsoleViewer'] }),
});

function themeFor(isDark: boolean, isStill: boolean): ThemeConfig {
  const look = antdTheme(isDark);
  const colours = isDark ? darkColours : lightColours;
  // The edge of a field tells where to write, so it needs 3:1 against the page (WCAG 1.4.11); cards keep the quiet line.
  const edge = { colorBorder: colours['ink-3'] };
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...look.token,
      motion: !isStill,
      // What antd's algorithm makes of so deep a green is grey; the washes are the same greens on every screen.
      colorPrimaryBg: colours['green-wash'],
      colorPrimaryBgHover: colours['green-wash'],
      controlItemBgActive: colours['green-wash'],
      controlItemBgActiveHover: colours['green-wash'],
      colorSuccessBg: colours['green-wash'],
      colorWarningBg: colours['amber-wash'],
      colorErrorBg: colours['red-wash'],
    },
    components: {
      ...look.components,
      Input: edge,
      InputNumber: edge,
      Select: { ...edge, optionSelectedBg: colours['green-wash'] },
      TreeSelect: { ...edge, nodeSelectedBg: colours['green-wash'] },
      DatePicker: { ...edge, colorTextDisabled: colours['ink-2'] },
    },
  };
}

/** antd names the calendar's year and month buttons otherwise than they read ("2026年"): without that name they say it. */
function withSpokenMonths(locale: Locale): Locale {
  const { DatePicker } = locale;
  if (!DatePicker) return locale;
  return {
    ...locale,
    DatePicker: { ...DatePicker, lang: { ...DatePicker.lang, yearSelect: '', monthSelect: '' } },
  };
}

const locales = { zh: withSpokenMonths(zhCN), en: withSpokenMonths(enUS) };

/** Drop-downs open within the landmark of their field, so that they are part of the page for a screen reader. */
function landmarkOf(field?: HTMLElement): HTMLElement {
  return field?.closest<HTMLElement>('main, [role=dialog]') ?? document.body;
}

function Console() {
  const language = useLanguage();
  const isDark = usePrefersDark();
  const isStill = usePrefersStill();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  const look = useMemo(() => themeFor(isDark, isStill), [isDark, isStill]);
  return (
    <ConfigProvider
      locale={locales[language]}
      getPopupContainer={landmarkOf}
      theme={look}
      button={{ autoInsertSpace: false }}
    >
      <RouterProvider router={router} />
    </ConfigProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startI18n({ zh, en });
createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <Console />
    </ApolloProvider>
  </StrictMode>,
);
void loadFonts();
