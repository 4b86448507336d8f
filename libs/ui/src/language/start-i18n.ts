import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { tagDocument } from './language';
import { storedLanguage } from './stored-language';

export interface Texts {
  readonly [key: string]: string | Texts;
}

/**
 * The keys of the Chinese texts with any wording; for `…_other` keys also `…_one`, which English needs and Chinese
 * does not. Annotating the English file with it turns a missing key into a compile error.
 */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translated<Source[Key]>;
} & {
  readonly [Key in keyof Source as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]: string;
};

/** Starts i18next with an app's two files; the app declares its key set by augmenting i18next's CustomTypeOptions. */
export async function startI18n<Source extends Texts>(texts: {
  readonly zh: Source;
  readonly en: Translated<Source>;
}): Promise<void> {
  const language = storedLanguage();
  tagDocument(language);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    supportedLngs: ['zh', 'en'],
    resources: { zh: { translation: texts.zh }, en: { translation: texts.en } },
    interpolation: { escapeValue: false }, // React escapes
  });
}
