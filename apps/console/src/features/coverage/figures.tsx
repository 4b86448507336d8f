import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card } from '@whetstone/ui';
import { formatCount, formatShare } from '../tables/figures';
import type { CoverageView } from './coverage-page';
import { coverageGoalPercent, shortfall } from './shortfall';
import { usePersonsHref } from './use-persons-href';

/** The four figures of a region; each opens the persons it counts. */
export function Figures({ view }: { readonly view: CoverageView }) {
  const { t } = useTranslation();
  const personsHref = usePersonsHref(view);
  const { total, previous, region } = view;
  const missing = shortfall(total.serving, total.attended, coverageGoalPercent);
  const missingText =
    missing === 0 ? t('coverage.reached') : t('coverage.persons', { shown: formatCount(missing) });
  const notAttended = formatCount(total.serving - total.attended);
  const share = (ratio: number | null) => formatShare(ratio) ?? t('tables.none');
  const labelOf = (figure: string, count: number) =>
    t('coverage.openPersons', { region: region.name, figure, shown: formatCount(count) });
  return (
    <ul className="kpi num" aria-label={t('coverage.figures')}>
      <Figure
        title={t('coverage.serving')}
        label={labelOf(t('coverage.figureServing'), total.serving)}
        to={personsHref({ show: 'ALL' })}
        value={formatCount(total.serving)}
      >
        {previous
          ? t('coverage.previousServing', { shown: formatCount(previous.serving) })
          : t('coverage.noPrevious')}
      </Figure>
      <Figure
        title={t('coverage.attended')}
        label={labelOf(t('coverage.figureAttended'), total.attended)}
        to={personsHref({ show: 'ATTENDED' })}
        value={formatCount(total.attended)}
      >
        <b>{share(total.attendedRatio)}</b>
        {previous && <span>{t('coverage.previous', { ratio: share(previous.attendedRatio) })}</span>}
      </Figure>
      <Figure
        title={t('coverage.passed')}
        label={labelOf(t('coverage.figurePassed'), total.passed)}
        to={personsHref({ show: 'PASSED' })}
        value={formatCount(total.passed)}
      >
        <b>{share(total.passedRatio)}</b>
        {previous && <span>{t('coverage.previous', { ratio: share(previous.passedRatio) })}</span>}
      </Figure>
      <Figure
        title={t('coverage.missing', { goal: coverageGoalPercent })}
        label={t('coverage.openMissing', {
          goal: coverageGoalPercent,
          value: missingText,
          shown: notAttended,
        })}
        to={personsHref({ show: 'NOT_ATTENDED' })}
        value={missingText}
      >
        {t('coverage.notAttendedCount', { shown: notAttended })}
      </Figure>
    </ul>
  );
}

interface FigureProps {
  readonly title: string;
  readonly label: string;
  readonly to: string;
  readonly value: string;
  readonly children: ReactNode;
}

function Figure({ title, label, to, value, children }: FigureProps) {
  return (
    <li>
      <Card className="kpi-card">
        <small>{title}</small>
        <Link className="figure" to={to} aria-label={label}>
          {value}
        </Link>
        <small className="kpi-note">{children}</small>
      </Card>
    </li>
  );
}
