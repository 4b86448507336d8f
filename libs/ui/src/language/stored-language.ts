export type Language = 'zh' | 'en';

export const STORAGE_KEY = 'whetstone.language';

/** The language chosen on this device; Chinese until someone chooses. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh'; // storage may be forbidden; the page must still come up
  }
}
