export { antdTheme } from './theme/antd-theme';
export { idle } from './theme/idle';
export { loadFonts } from './theme/load-fonts';
export { darkColours, fontStack, lightColours, type Colours } from './theme/tokens';
export { usePrefersDark } from './theme/use-prefers-dark';
export { changeLanguage, currentLanguage, useLanguage } from './language/language';
export { storedLanguage, type Language } from './language/stored-language';
export { LanguageSwitch } from './language/language-switch';
export { startI18n, type Texts, type Translated } from './language/start-i18n';
export { createApolloClient, type ApolloClientOptions } from './apollo/create-apollo-client';
export { errorCode, errorMessage, isUnauthenticated, isUnreachable } from './apollo/faults';
export { useProviderRefusal, useProviderTicket } from './session/use-provider-return';
export {
  daysUntil,
  formatClock,
  formatClosing,
  formatDate,
  formatDayTime,
  formatHourMinute,
  formatIsoDay,
  formatIsoMinute,
  formatIsoMonth,
  formatLength,
  formatMinutes,
  formatPercent,
  formatPoints,
  formatTimeOfDay,
  formatList,
  hourInBeijing,
  TIME_ZONE,
} from './format/format';
export { Button, buttonClass, type ButtonKind, type ButtonProps } from './components/button';
export { Card } from './components/card';
export { Chip, type ChipTone } from './components/chip';
export { CitedArticle, type Cited } from './components/cited-article';
export { EditionStatusChip, type EditionStatus } from './components/edition-status-chip';
export {
  ArticleWords,
  HitText,
  MarkedText,
  type HitSpan,
  type MarkedSpan,
  type ProvisionWords,
} from './components/law-text';
export { classNames } from './components/class-names';
export { RichText, type RichTextProps } from './components/rich-text';
export { SegmentBar, type SegmentBarProps } from './components/segment-bar';
export { Empty, ErrorNotice, Loading } from './components/states';
