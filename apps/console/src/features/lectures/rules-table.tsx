import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip, formatPoints } from '@whetstone/ui';
import type { ExamBank } from './publish-exam';
import { drawableTypes, sumRules, usableCounts, type Rule } from './rules';

interface Props {
  readonly rules: readonly Rule[];
  readonly bank: ExamBank | null;
  readonly onChange: (rules: readonly Rule[]) => void;
}

/** What the paper asks for, and beside each line what the bank can give. */
export function RulesTable({ rules, bank, onChange }: Props) {
  const { t } = useTranslation();
  const usable = bank ? usableCounts(bank, rules) : null;
  const { questions, points } = sumRules(rules);
  const change = (index: number, patch: Partial<Rule>) =>
    onChange(rules.map((rule, place) => (place === index ? { ...rule, ...patch } : rule)));
  return (
    <section className="rules" aria-label={t('exams.rules')}>
      <h2>{t('exams.rules')}</h2>
      <div
        className="table-box"
        role="region"
        aria-label={t('tables.scroll', { label: t('exams.rulesTable') })}
        tabIndex={0}
      >
        <table className="num compact" aria-label={t('exams.rulesTable')}>
          <thead>
            <tr>
              <th scope="col">{t('exams.type')}</th>
              <th scope="col">{t('exams.topic')}</th>
              <th scope="col">{t('exams.count')}</th>
              <th scope="col">{t('exams.pointsEach')}</th>
              <th scope="col" className="r">
                {t('exams.subtotal')}
              </th>
              <th scope="col">{t('exams.usable')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, index) => (
              <RuleRow
                key={index}
                number={index + 1}
                rule={rule}
                bank={bank}
                usable={usable?.[index] ?? null}
                onChange={(patch) => change(index, patch)}
                onRemove={() => onChange(rules.filter((_, place) => place !== index))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="row-actions spread">
        <Button
          onClick={() => onChange([...rules, { type: 'SINGLE', topicId: null, count: 5, pointsEach: 2 }])}
        >
          {t('exams.add')}
        </Button>
        <p role="status" className="num">
          <b>{t('exams.sum', { questions, points: formatPoints(points) })}</b>
          {points !== 100 && <small> {t('exams.sumNotHundred', { points: formatPoints(points) })}</small>}
        </p>
      </div>
    </section>
  );
}

interface RuleRowProps {
  readonly number: number;
  readonly rule: Rule;
  readonly bank: ExamBank | null;
  readonly usable: number | null;
  readonly onChange: (patch: Partial<Rule>) => void;
  readonly onRemove: () => void;
}

function RuleRow({ number, rule, bank, usable, onChange, onRemove }: RuleRowProps) {
  const { t } = useTranslation();
  const labelOf = (what: string) => `${t('exams.rule', { number })} ${what}`;
  const isShort = usable !== null && rule.count > usable;
  return (
    <tr className={isShort ? 'low' : undefined}>
      <td>
        <Select
          aria-label={labelOf(t('exams.type'))}
          value={rule.type}
          onChange={(type: Rule['type']) => onChange({ type })}
          options={drawableTypes.map((type) => ({ value: type, label: t(`questionTypes.${type}`) }))}
          style={{ width: 112 }}
        />
      </td>
      <td>
        <Select
          aria-label={labelOf(t('exams.topic'))}
          value={rule.topicId ?? ''}
          onChange={(topicId: string) => onChange({ topicId: topicId || null })}
          options={[
            { value: '', label: t('exams.anyTopic') },
            ...(bank?.topics ?? []).map((topic) => ({ value: topic.topicId, label: topic.path })),
          ]}
          popupMatchSelectWidth={false}
          style={{ width: 200 }}
        />
      </td>
      <td>
        <InputNumber
          aria-label={labelOf(t('exams.count'))}
          value={rule.count}
          onChange={(count) => onChange({ count: count ?? 1 })}
          min={1}
          max={200}
          precision={0}
          style={{ width: 84 }}
        />
      </td>
      <td>
        <InputNumber
          aria-label={labelOf(t('exams.pointsEach'))}
          value={rule.pointsEach}
          onChange={(pointsEach) => onChange({ pointsEach: pointsEach ?? 1 })}
          min={0.5}
          max={100}
          step={0.5}
          precision={2}
          formatter={(value) => (value === undefined ? '' : formatPoints(Number(value)))}
          style={{ width: 84 }}
        />
      </td>
      <td className="r">{formatPoints(rule.count * rule.pointsEach)}</td>
      <td className="nowrap">
        {usable === null ? (
          <span className="quiet">{t('exams.chooseBankFirst')}</span>
        ) : (
          <>
            {t('exams.usableOf', { asked: rule.count, usable })}{' '}
            {isShort && <Chip tone="red">{t('exams.short')}</Chip>}
          </>
        )}
      </td>
      <td>
        <Button type="text" aria-label={t('exams.remove', { number })} onClick={onRemove}>
          <span aria-hidden="true">✕</span>
        </Button>
      </td>
    </tr>
  );
}
