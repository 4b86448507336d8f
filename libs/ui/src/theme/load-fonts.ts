/**
 * Declares Noto Sans SC in its unicode-range slices; the browser fetches a slice only when the device has none of the
 * Chinese fonts before it in the stack and the page shows one of its characters. Loaded after the first paint,
 * because the declarations alone are 20 KB and most devices need none of them.
 */
export async function loadFonts(): Promise<void> {
  await import('@fontsource/noto-sans-sc/400.css');
}
