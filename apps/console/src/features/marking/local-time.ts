const BEIJING_MS = 8 * 3_600_000;

/** What a field for a local time holds, as an instant: the field speaks of Beijing, wherever the device is. Empty = null. */
export function readLocalTime(text: string | undefined): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  return new Date(`${text.slice(0, 16)}:00+08:00`).toISOString();
}

/** An instant as a field for a local time wants it. */
export function writeLocalTime(instant: string | null): string {
  if (instant === null) return '';
  return new Date(new Date(instant).getTime() + BEIJING_MS).toISOString().slice(0, 16);
}
