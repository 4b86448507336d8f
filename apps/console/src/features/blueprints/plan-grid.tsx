import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CheckBlueprintQuery, Cognition } from '../../gql/graphql';
import {
  checkOf,
  difficulties,
  usableIn,
  withCount,
  type CellCheck,
  type DifficultyColumn,
  type PlanRow,
  type PlanSection,
} from './plan';

const cognitions: readonly Cognition[] = ['REMEMBER', 'UNDERSTAND', 'APPLY', 'ANALYSE'];

interface Props {
  readonly title: string;
  readonly section: PlanSection;
  readonly index: number;
  readonly topics: readonly string[];
  readonly check: CheckBlueprintQuery['checkBlueprint'] | null;
  readonly onChange: (patch: Partial<PlanSection>) => void;
}

/** The grid of a section: topics down, difficulty across; each cell says what is asked and what the banks hold. */
export function PlanGrid({ title, section, index, topics, check, onChange }: Props) {
  const { t } = useTranslation();
  const nameOf = useDifficultyName();
  const { rows } = section;
  const change = (place: number, row: PlanRow) =>
    onChange({ rows: rows.map((each, at) => (at === place ? row : each)) });
  const label = t('blueprints.gridOf', { section: title });
  return (
    <div
      className="table-box plan-grid"
      role="region"
      aria-label={t('tables.scroll', { label })}
      tabIndex={0}
    >
      <table className="num compact" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('exams.topic')}</th>
            <th scope="col">{t('blueprints.cognition')}</th>
            {difficulties.map((difficulty) => (
              <th key={difficulty ?? 0} scope="col">
                {nameOf(difficulty)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              <td>
                <Select
                  aria-label={t('blueprints.rowTopic', { section: title, row: place + 1 })}
                  value={row.topic ?? ''}
                  popupMatchSelectWidth={false}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={(topic: string) => change(place, { ...row, topic: topic || null })}
                  options={[
                    { value: '', label: t('exams.anyTopic') },
                    ...topics.map((topic) => ({ value: topic, label: topic })),
                  ]}
                  style={{ width: 150 }}
                />
              </td>
              <td>
                <Select<Cognition | ''>
                  aria-label={t('blueprints.rowCognition', { section: title, row: place + 1 })}
                  value={row.cognition ?? ''}
                  popupMatchSelectWidth={false}
                  onChange={(cognition) => change(place, { ...row, cognition: cognition || null })}
                  options={[
                    { value: '', label: t('blueprints.anyCognition') },
                    ...cognitions.map((one) => ({ value: one, label: t(`cognitions.${one}`) })),
                  ]}
                  style={{ width: 92 }}
                />
              </td>
              {difficulties.map((difficulty, column) => (
                <td key={difficulty ?? 0}>
                  <GridCell
                    label={t('blueprints.cellOf', {
                      section: title,
                      topic: row.topic ?? t('exams.anyTopic'),
                      difficulty: nameOf(difficulty),
                    })}
                    count={row.counts[column] ?? 0}
                    said={check && checkOf(check.cells, index, rows, { row: place, column })}
                    usable={check && usableIn(check.holdings, section.type, row, difficulty)}
                    onChange={(count) => change(place, withCount(row, column, count))}
                  />
                </td>
              ))}
              <td>
                <Button
                  type="text"
                  aria-label={t('blueprints.removeRow', { section: title, row: place + 1 })}
                  onClick={() => onChange({ rows: rows.filter((_, at) => at !== place) })}
                >
                  <span aria-hidden="true">✕</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useDifficultyName(): (difficulty: DifficultyColumn) => string {
  const { t } = useTranslation();
  return (difficulty) =>
    difficulty === null ? t('blueprints.anyDifficulty') : t('blueprints.difficultyOf', { difficulty });
}

interface CellProps {
  readonly label: string;
  readonly count: number;
  readonly said: CellCheck | null;
  /** Null = not asked yet. */
  readonly usable: number | null;
  readonly onChange: (count: number) => void;
}

function GridCell({ label, count, said, usable, onChange }: CellProps) {
  const { t } = useTranslation();
  const isShort = said !== null && said.filled < said.asked;
  return (
    <span className={isShort ? 'plan-cell short' : 'plan-cell'}>
      <InputNumber
        aria-label={label}
        value={count === 0 ? null : count}
        min={0}
        max={500}
        precision={0}
        {...(isShort ? { status: 'error' as const } : {})}
        onChange={(next) => onChange(next ?? 0)}
      />
      <small>
        {usable === null
          ? ''
          : isShort
            ? t('exams.usableOf', { asked: said.asked, usable: said.filled })
            : t('blueprints.usable', { usable })}
      </small>
    </span>
  );
}
