const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The calendar day in Beijing at an instant, YYYY-MM-DD: rosters, windows and reference dates are days there. */
export function dayInBeijing(instant: Date): string {
  return DAY.format(instant);
}

/** The instant a Beijing day begins; the country keeps one zone, +08:00, without summer time since 1992. */
export function startOfBeijingDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The instant just after the last moment of a Beijing day. */
export function endOfBeijingDay(day: string): Date {
  return new Date(startOfBeijingDay(day).getTime() + 86_400_000);
}

const MINUTE = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** 2026-11-26 09:30 in Beijing: how a sentence names a moment. */
export function minuteInBeijing(instant: Date): string {
  return MINUTE.format(instant);
}
