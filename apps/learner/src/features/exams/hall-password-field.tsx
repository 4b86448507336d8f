import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hallPasswordOf, keepHallPassword } from './hall-password';

/** What the invigilator says; the room hands it over when it is entered. */
export function HallPassword({ examId }: { examId: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(hallPasswordOf(examId) ?? '');
  return (
    <label className="hall-password">
      <span>{t('exam.hallPassword')}</span>
      <input
        value={typed}
        autoComplete="off"
        maxLength={50}
        onChange={({ target }) => {
          setTyped(target.value);
          keepHallPassword(examId, target.value);
        }}
      />
    </label>
  );
}
