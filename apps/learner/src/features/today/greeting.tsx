import { useTranslation } from 'react-i18next';
import { Chip, daysUntil, formatIsoMonth, hourInBeijing, type ChipTone } from '@whetstone/ui';
import { describePosting } from '../session/describe-posting';
import { useViewer } from '../session/viewer-context';

export function Greeting({ now }: { now: Date }) {
  const { t } = useTranslation();
  const { name, posting, certificateValidTo } = useViewer();
  return (
    <header className="page-head">
      <div>
        <small>{posting ? describePosting(posting) : t('today.noPosting')}</small>
        <h1>{t(`today.${partOfDay(hourInBeijing(now))}`, { name })}</h1>
      </div>
      {certificateValidTo !== null && <CertificateChip validTo={certificateValidTo} now={now} />}
    </header>
  );
}

/** Amber in the last three months, when a renewal has to be under way; red when it has run out. */
function CertificateChip({ validTo, now }: { validTo: string; now: Date }) {
  const { t } = useTranslation();
  const days = daysUntil(validTo, now);
  const month = formatIsoMonth(validTo);
  const tone: ChipTone = days < 0 ? 'red' : days <= 90 ? 'amber' : 'green';
  return (
    <Chip tone={tone} className="num">
      {days < 0 ? t('today.certificateExpired', { month }) : t('today.certificate', { month })}
    </Chip>
  );
}

function partOfDay(hour: number) {
  if (hour >= 5 && hour < 12) return 'morning';
  if (hour >= 12 && hour < 18) return 'afternoon';
  return 'evening';
}
