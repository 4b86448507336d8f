import { useTranslation } from 'react-i18next';
import type { Edition } from './law-operations';

/** When an edition was, is or will be the law, in words. */
export function EditionDays({
  edition,
}: {
  readonly edition: Pick<Edition, 'effectiveFrom' | 'effectiveTo'>;
}) {
  const { t } = useTranslation();
  const { effectiveFrom: from, effectiveTo: to } = edition;
  return <>{to === null ? t('laws.inForce', { from }) : t('laws.inForceUntil', { from, to })}</>;
}
