import { useTranslation } from 'react-i18next';
import { Card, formatIsoDay, formatPercent } from '@whetstone/ui';
import type { QuestionPageQuery } from '../../gql/graphql';
import { FlagChips, OptionBars, printRatio } from './item-figures';

type Exams = NonNullable<QuestionPageQuery['question']>['statistics']['exams'];

/** How a question did in each test it stood in. */
export function ItemExams({ exams }: { readonly exams: Exams }) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      <h2>{t('marking.ofExams')}</h2>
      {exams.length === 0 && <p className="small quiet">{t('marking.neverAnalysed')}</p>}
      <ul className="item-exams num">
        {exams.map(({ examTitle, closedAt, figures: exam }) => (
          <li key={`${exam.revisionId} ${closedAt} ${examTitle}`}>
            <span>
              <b>{examTitle}</b> <small>{formatIsoDay(closedAt)}</small>
            </span>
            {exam.difficulty === null ? (
              <span className="small quiet">
                {t('marking.formCount')} {exam.satCount} · {t('marking.tooFew')}
              </span>
            ) : (
              <>
                <span className="small">
                  {t('marking.formCount')} {exam.satCount} · {t('marking.difficulty')}{' '}
                  {formatPercent(exam.difficulty)} · {t('marking.discrimination')}{' '}
                  {exam.discrimination === null ? t('marking.noAlpha') : printRatio(exam.discrimination)}
                </span>
                {exam.flags.length > 0 && <FlagChips flags={exam.flags} />}
                <OptionBars options={exam.options} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
