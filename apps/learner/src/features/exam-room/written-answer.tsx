import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_ANSWER } from '@whetstone/domain';
import './written-answer.css';

export interface WrittenAnswerProps {
  readonly label: string;
  readonly text: string;
  readonly onWrite: (text: string) => void;
}

/** A text of several lines, with how much of the room for it is used. */
export function WrittenAnswer({ label, text, onWrite }: WrittenAnswerProps) {
  const { t } = useTranslation();
  const countId = useId();
  return (
    <label className="room-written">
      <span>{label}</span>
      <textarea
        rows={8}
        maxLength={LONGEST_ANSWER}
        aria-describedby={countId}
        value={text}
        onChange={(event) => onWrite(event.target.value)}
      />
      <small id={countId} className={text.length >= LONGEST_ANSWER ? 'num room-full' : 'num'}>
        {t('room.written', { count: text.length, most: LONGEST_ANSWER })}
      </small>
    </label>
  );
}
