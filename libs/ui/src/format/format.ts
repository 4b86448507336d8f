import type { Language } from '../language/stored-language';

/** All times are shown as in Beijing, wherever the device believes it is. */
export const TIME_ZONE = 'Asia/Shanghai';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

const formatters = new Map<string, Intl.DateTimeFormat>();

function print(language: Language, instant: string | Date, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options);
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locales[language], { timeZone: TIME_ZONE, hourCycle: 'h23', ...options });
  formatters.set(key, formatter);
  return formatter.format(asDate(instant));
}

/** A LocalDate is that day in Beijing, not midnight in London. */
function asDate(instant: string | Date): Date {
  if (instant instanceof Date) return instant;
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(instant) ? `${instant}T00:00:00+08:00` : instant);
}

/** 甲、乙 · A, B */
export function formatList(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ');
}

/** 2026年11月18日 · 18 November 2026 */
export function formatDate(instant: string | Date, language: Language): string {
  return print(language, instant, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** 11月18日周三 18:00 · Wed, 18 Nov, 18:00 */
export function formatDayTime(instant: string | Date, language: Language): string {
  const day = print(language, instant, { month: 'short', day: 'numeric', weekday: 'short' });
  return `${day} ${formatHourMinute(instant)}`;
}

/** As formatDayTime, but an end at midnight is 24:00 of the day that ends, which is how a closing is announced. */
export function formatClosing(instant: string | Date, language: Language): string {
  const end = asDate(instant);
  if (formatTimeOfDay(end) !== '00:00:00') return formatDayTime(end, language);
  return formatDayTime(new Date(end.getTime() - 1), language).replace('23:59', '24:00');
}

/** 2026-11-18 */
export function formatIsoDay(instant: string | Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(asDate(instant));
}

/** 2026-11 */
export function formatIsoMonth(instant: string | Date): string {
  return formatIsoDay(instant).slice(0, 7);
}

/** 2026-11-18 18:00 */
export function formatIsoMinute(instant: string | Date): string {
  return `${formatIsoDay(instant)} ${formatHourMinute(instant)}`;
}

/** 18:00 */
export function formatHourMinute(instant: string | Date): string {
  return print('en', instant, { hour: '2-digit', minute: '2-digit' });
}

/** 10:32:05 */
export function formatTimeOfDay(instant: string | Date): string {
  return print('en', instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** The hour of day in Beijing, 0–23. */
export function hourInBeijing(instant: Date): number {
  return Number(print('en', instant, { hour: '2-digit' }));
}

/** Days between two days of the Beijing calendar: 0 today, 1 tomorrow, negative when past. */
export function daysUntil(instant: string | Date, now: Date): number {
  const day = (date: string | Date) => Date.parse(`${formatIsoDay(date)}T00:00:00Z`);
  return Math.round((day(instant) - day(now)) / 86_400_000);
}

/** 14 分 20 秒 · 14 min 20 s. Rounded up, so that something missing never reads as nothing. */
export function formatLength(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  const units = language === 'zh' ? ['小时', '分', '秒'] : ['h', 'min', 's'];
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
    .map((value, index) => ({ value, unit: units[index] ?? '' }))
    .filter(({ value }) => value > 0);
  if (parts.length === 0) return `0 ${units[2] ?? ''}`;
  return parts.map(({ value, unit }) => `${String(value)} ${unit}`).join(' ');
}

/** 42 分钟 · 42 min; what is short and not in whole minutes to the second. */
export function formatMinutes(seconds: number, language: Language): string {
  if (seconds < 60 || (seconds < 600 && Math.round(seconds) % 60 !== 0))
    return formatLength(seconds, language);
  const minutes = String(Math.round(seconds / 60));
  return language === 'zh' ? `${minutes} 分钟` : `${minutes} min`;
}

/** 47:12, or 1:30:00 from an hour on. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${String(hours)}:${rest}` : rest;
}

/** 52%, rounded down: 89.9 % must not read as the 90 % it is not. */
export function formatPercent(ratio: number): string {
  return `${String(Math.floor(ratio * 100 + 1e-9))}%`;
}

/** 12.5, 60: at most two decimals, none when whole. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}
