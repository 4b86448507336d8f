import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { STORAGE_KEY, type Language } from './stored-language';

/** The language of the screens now. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export async function changeLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // not kept then, but changed for this visit
  }
  await i18next.changeLanguage(language);
  tagDocument(language);
}

/** Tells assistive technology and the browser's hyphenation which language the page speaks. */
export function tagDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}
