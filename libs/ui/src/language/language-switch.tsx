import { changeLanguage, useLanguage } from './language';
import type { Language } from './stored-language';
import { useUiTexts } from './ui-texts';
import './language-switch.css';

const choices: readonly { language: Language; name: string; tag: string }[] = [
  { language: 'zh', name: '中文', tag: 'zh-CN' },
  { language: 'en', name: 'English', tag: 'en' },
];

export function LanguageSwitch({ onChange }: { onChange?: (language: Language) => void }) {
  const current = useLanguage();
  const texts = useUiTexts();
  return (
    <div className="ws-language" role="group" aria-label={texts.language}>
      {choices.map(({ language, name, tag }) => (
        <button
          key={language}
          type="button"
          lang={tag}
          aria-pressed={current === language}
          onClick={() => void changeLanguage(language).then(() => onChange?.(language))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
