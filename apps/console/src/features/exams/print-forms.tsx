import { useTranslation } from 'react-i18next';
import { Card, useLanguage } from '@whetstone/ui';
import { DataTable, type Column } from '../tables/data-table';
import './exams.css';

const KINDS = ['paper', 'answer-sheet', 'key'] as const;
const FORMATS = ['html', 'docx', 'pdf'] as const;

interface Props {
  readonly examId: string;
  readonly formCount: number;
}

/** What of an exam goes onto paper: of each form the paper, the answer sheet and the key. */
export function PrintForms({ examId, formCount }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const letterOf = (form: number) => t('examPlans.form', { letter: String.fromCharCode(64 + form) });
  const columns: readonly Column<number, string>[] = [
    { key: 'form', title: t('blueprints.formCount'), className: 'nowrap', render: letterOf },
    ...KINDS.map((kind) => ({
      key: kind,
      title: t(`examPlans.printed.${kind}`),
      render: (form: number) => (
        <span className="print-links">
          {FORMATS.map((format) => (
            <a
              key={format}
              href={`/files/exams/${examId}/forms/${String(form)}/${kind}.${format}?language=${language}`}
              aria-label={[
                letterOf(form),
                t(`examPlans.printed.${kind}`),
                t(`examPlans.printAs.${format}`),
              ].join(' ')}
              {...(format === 'html' ? { target: '_blank', rel: 'noreferrer' } : { download: '' })}
            >
              {t(`examPlans.printAs.${format}`)}
            </a>
          ))}
        </span>
      ),
    })),
  ];
  return (
    <Card className="sheet pad stack">
      <h2>{t('examPlans.print')}</h2>
      <p className="quiet">{t('examPlans.printHint')}</p>
      <DataTable
        label={t('examPlans.print')}
        columns={columns}
        rows={Array.from({ length: formCount }, (_, at) => at + 1)}
        rowKey={(form) => form}
      />
    </Card>
  );
}
