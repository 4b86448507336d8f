import { useTranslation } from 'react-i18next';
import { Button, Card, Chip, formatPoints } from '@whetstone/ui';
import type { CalibrationFactsFragment } from '../../gql/graphql';

export interface CalibrationReportProps {
  readonly report: CalibrationFactsFragment;
  readonly onGoOn: () => void;
}

/** How far off the set marks somebody was, and whether he may go on. */
export function CalibrationReport({ report, onGoOn }: CalibrationReportProps) {
  const { t } = useTranslation();
  const { anchorCount, withinCount, meanDeviation, meanDistance, isReady } = report;
  const signed = (points: number) => `${points > 0 ? '+' : ''}${formatPoints(points)}`;
  return (
    <Card className="pad stack" role="status">
      <div>
        <Chip tone={isReady ? 'green' : 'red'}>
          {isReady ? `✓ ${t('desk.calibrated')}` : `✗ ${t('desk.off')}`}
        </Chip>
      </div>
      <p>{t(isReady ? 'desk.readyText' : 'desk.offText')}</p>
      <dl className="marking-figures num">
        <div>
          <dt>{t('desk.within')}</dt>
          <dd>
            {withinCount} / {anchorCount}
          </dd>
        </div>
        <div>
          <dt>{t('desk.meanDeviation')}</dt>
          <dd>{meanDeviation === null ? '–' : signed(meanDeviation)}</dd>
        </div>
        <div>
          <dt>{t('desk.meanDistance')}</dt>
          <dd>{meanDistance === null ? '–' : formatPoints(meanDistance)}</dd>
        </div>
      </dl>
      <div>
        <Button kind="primary" autoFocus onClick={onGoOn}>
          {t(isReady ? 'desk.goOn' : 'desk.onceMore')}
        </Button>
      </div>
    </Card>
  );
}
