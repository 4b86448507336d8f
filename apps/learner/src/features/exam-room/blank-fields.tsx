import { useTranslation } from 'react-i18next';
import './written-answer.css';

interface Props {
  /** One for each blank; what is not there is empty. */
  readonly texts: readonly string[];
  readonly count: number;
  readonly longest: number;
  readonly onWrite: (blank: number, text: string) => void;
}

/** A line to write in for each blank. */
export function BlankFields({ texts, count, longest, onWrite }: Props) {
  const { t } = useTranslation();
  return (
    <div className="room-blanks">
      {Array.from({ length: count }, (_, blank) => (
        <label key={blank}>
          <span>{count > 1 ? t('room.blank', { number: blank + 1 }) : t('room.answer')}</span>
          <input
            type="text"
            autoComplete="off"
            maxLength={longest}
            value={texts[blank] ?? ''}
            onChange={(event) => onWrite(blank, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}
