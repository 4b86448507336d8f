import { useTranslation } from 'react-i18next';

const named = [
  ...['type', 'stem', 'options', 'parts', 'key', 'explanation', 'points', 'difficulty', 'cognition'],
  ...['citations', 'referenceDate', 'source', 'topic', 'tags'],
] as const;
type Named = (typeof named)[number];

/** Fields as the server and `checkQuestion` call them, in words: optionC, parts.2, parts.2.key. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  const nameOf = (field: string): string => {
    const [, letter] = /^option([A-Z])$/.exec(field) ?? [];
    if (letter) return t('questionFields.option', { letter });
    const [, number, rest] = /^parts\.(\d+)(?:\.(.+))?$/.exec(field) ?? [];
    if (number) {
      const part = t('questions.part', { number });
      return rest ? `${part} · ${nameOf(rest)}` : part;
    }
    const known = named.find((each): each is Named => each === field);
    return known ? t(`questionFields.${known}`) : field;
  };
  return nameOf;
}
