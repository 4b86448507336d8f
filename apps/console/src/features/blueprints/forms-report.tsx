import { useTranslation } from 'react-i18next';
import { Card, formatPoints } from '@whetstone/ui';
import type { DrawFormsQuery } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import type { Plan } from './plan';

type Report = Extract<DrawFormsQuery['drawForms'], { __typename: 'FormsReport' }>;
type Form = Report['forms'][number];

interface Props {
  readonly report: Report;
  readonly plan: Pick<Plan, 'sections'>;
}

/** What is to be expected of each form, how far they overlap, and the papers themselves. */
export function FormsReport({ report, plan }: Props) {
  const { t } = useTranslation();
  const { forms, overlaps, maxPoints } = report;
  const means = forms.map(({ expectedMean }) => expectedMean);
  const gap = Math.max(...means) - Math.min(...means);
  const [first] = forms;
  const isMeasured = forms.every(({ measuredCount, questionCount }) => measuredCount === questionCount);
  return (
    <Card className="sheet pad stack forms-report">
      <section aria-label={t('blueprints.report')}>
        <h2>{t('blueprints.report')}</h2>
        <FormsTable forms={forms} maxPoints={maxPoints} />
        {forms.length > 1 && (
          <p className="num">{t('blueprints.gap', { points: formatPoints(round(gap)) })}</p>
        )}
        {!isMeasured && first && (
          <p className="amber-text">
            {t('blueprints.notEnoughData', { measured: first.measuredCount, questions: first.questionCount })}
          </p>
        )}
        <p className="small">{t('blueprints.spreadHint')}</p>
        {overlaps.length > 0 && (
          <p className="num">
            {t('blueprints.overlapOf', {
              most: Math.max(...overlaps.map(({ shared }) => shared)),
              pairs: overlaps
                .filter(({ shared }) => shared > 0)
                .map(({ form, other, shared }) => t('blueprints.pairOf', { form, other, shared }))
                .join(t('blueprints.comma')),
            })}
          </p>
        )}
        {forms.map((form) => (
          <FormPaper key={form.number} form={form} plan={plan} />
        ))}
      </section>
    </Card>
  );
}

const round = (points: number) => Math.round(points * 100) / 100;

function FormsTable({ forms, maxPoints }: { readonly forms: readonly Form[]; readonly maxPoints: number }) {
  const { t } = useTranslation();
  const columns: readonly Column<Form, string>[] = [
    { key: 'form', title: t('blueprints.form'), render: ({ number }) => t('blueprints.formOf', { number }) },
    {
      key: 'mean',
      title: t('blueprints.mean'),
      isNumber: true,
      render: ({ expectedMean }) =>
        t('blueprints.meanOf', { points: formatPoints(expectedMean), max: formatPoints(maxPoints) }),
    },
    {
      key: 'spread',
      title: t('blueprints.spread'),
      isNumber: true,
      render: ({ expectedSpread }) => `≥ ${formatPoints(expectedSpread)}`,
    },
    {
      key: 'measured',
      title: t('blueprints.measured'),
      isNumber: true,
      render: ({ measuredCount, questionCount }) => `${measuredCount} / ${questionCount}`,
    },
  ];
  return (
    <DataTable
      label={t('blueprints.reportTable')}
      columns={columns}
      rows={forms}
      rowKey={({ number }) => number}
    />
  );
}

function FormPaper({ form, plan }: { readonly form: Form; readonly plan: Pick<Plan, 'sections'> }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('blueprints.paperOf', { number: form.number })}</summary>
      {form.sections.map((questions, index) => {
        const section = plan.sections[index];
        return (
          <div key={index}>
            <h3>
              {t('blueprints.sectionOf', { number: index + 1 })}{' '}
              {section && t(`questionTypes.${section.type}`)}
            </h3>
            <ol>
              {questions.map(({ id, stemText, topic, difficulty }) => (
                <li key={id}>
                  {stemText}{' '}
                  <small>
                    {topic} · {t('blueprints.difficultyOf', { difficulty })}
                  </small>
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </details>
  );
}
