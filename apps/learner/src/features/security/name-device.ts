const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/iPhone|iPad|iPod/i, 'iOS'],
  [/Windows/i, 'Windows'],
  [/Mac OS X|Macintosh/i, 'macOS'],
  [/Linux|X11/i, 'Linux'],
];

/** Those that call themselves Chrome or Safari as well come first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'],
  [/wxwork/i, '企业微信'],
  [/DingTalk/i, '钉钉'],
  [/Edg(e|A|iOS)?\//i, 'Edge'],
  [/Firefox|FxiOS/i, 'Firefox'],
  [/QQBrowser/i, 'QQ浏览器'],
  [/Chrome|Chromium|CriOS/i, 'Chrome'],
  [/Safari/i, 'Safari'],
];

/** What a browser says of itself, as a person would: `Chrome · Windows`. */
export function nameDevice(userAgent: string, unknown: string): string {
  const first = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(' · ') || unknown;
}
