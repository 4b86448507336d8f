import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../tables/use-address';
import { dayIn } from './say-edition';

/** The day whose law is shown; it lives in the address. */
export function AsOfField() {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const day = dayIn(params.get('on'));
  return (
    <span className="as-of">
      <label htmlFor="laws-as-of">{t('laws.asOf')}</label>
      <Input
        id="laws-as-of"
        type="date"
        value={day ?? ''}
        aria-describedby="laws-as-of-hint"
        onChange={(event) => go({ on: dayIn(event.target.value), page: null })}
      />
      {day && <Button onClick={() => go({ on: null, page: null })}>{t('laws.today')}</Button>}
      <small id="laws-as-of-hint" className="visually-hidden">
        {t('laws.asOfHint')}
      </small>
    </span>
  );
}
