export type DeviceKind = 'phone' | 'tablet' | 'computer';

/** What a browser's own description says it runs on; null when it says nothing we know. */
export function deviceKind(userAgent: string): DeviceKind | null {
  if (/iPad|Tablet/i.test(userAgent)) return 'tablet';
  if (/iPhone|Mobile|HarmonyOS.*Phone/i.test(userAgent)) return 'phone';
  if (/Android/i.test(userAgent)) return 'tablet';
  return /Windows|Macintosh|X11|Linux/i.test(userAgent) ? 'computer' : null;
}
