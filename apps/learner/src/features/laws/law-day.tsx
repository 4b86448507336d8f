import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@whetstone/ui';
import { dayIn, useLawDay } from './law-address';

/** The day whose law is read. */
export function LawDay() {
  const { t } = useTranslation();
  const { asOf, set } = useLawDay();
  const id = useId();
  return (
    <p className="law-day">
      <label htmlFor={id}>{t('laws.asOf')}</label>
      <input
        id={id}
        type="date"
        value={asOf ?? ''}
        onChange={(event) => set('on', dayIn(event.target.value))}
      />
      {asOf && (
        <Button size="small" onClick={() => set('on', null)}>
          {t('laws.today')}
        </Button>
      )}
    </p>
  );
}
