import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, formatPoints } from '@whetstone/ui';
import type { CheckBlueprintQuery, ScoringKind } from '../../gql/graphql';
import { questionTypes } from '../banks/question-types';
import { PickQuestions } from './pick-questions';
import { emptyRow, sectionFigures, type PlanSection } from './plan';
import { PlanGrid } from './plan-grid';
import { Shortfalls } from './shortfalls';

const scoringKinds: readonly ScoringKind[] = [
  'ALL_OR_NOTHING',
  'HALF_FOR_SUBSET',
  'PRO_RATA',
  'FIXED_FOR_SUBSET',
  'HALF_POINT_EACH',
  'HALF_POINT_BOTH_WAYS',
  'OPTION_WEIGHTS',
];

interface Props {
  readonly number: number;
  readonly section: PlanSection;
  readonly topics: readonly string[];
  readonly bankIds: readonly string[];
  readonly check: CheckBlueprintQuery['checkBlueprint'] | null;
  readonly onChange: (section: PlanSection) => void;
  readonly onRemove: () => void;
}

/** One section: its type, what a question is worth and how it is scored, its grid, and what was picked by hand. */
export function SectionEditor(props: Props) {
  const { number, section, topics, bankIds, check, onChange, onRemove } = props;
  const { t } = useTranslation();
  const [isPicking, setPicking] = useState(false);
  const { questions, points } = sectionFigures(section);
  const title = t('blueprints.sectionOf', { number });
  const change = (patch: Partial<PlanSection>) => onChange({ ...section, ...patch });
  return (
    <Card className="sheet pad plan-section">
      <section aria-label={title}>
        <div className="head-row">
          <h2>{title}</h2>
          <span className="num">
            {t('blueprints.sectionSum', { questions, points: formatPoints(points) })}
          </span>
          <Button type="text" aria-label={t('blueprints.removeSection', { number })} onClick={onRemove}>
            <span aria-hidden="true">✕</span>
          </Button>
        </div>
        <div className="section-fields">
          <label>
            <span>{t('exams.type')}</span>
            <Select
              aria-label={`${title} ${t('exams.type')}`}
              value={section.type}
              onChange={(type) => change({ type, picked: section.picked.filter((one) => one.type === type) })}
              options={questionTypes.map((type) => ({ value: type, label: t(`questionTypes.${type}`) }))}
            />
          </label>
          <label>
            <span>{t('exams.pointsEach')}</span>
            <InputNumber
              aria-label={`${title} ${t('exams.pointsEach')}`}
              value={section.pointsEach}
              min={0.1}
              max={100}
              step={0.5}
              onChange={(pointsEach) => change({ pointsEach: pointsEach ?? 1 })}
            />
          </label>
          {section.type === 'MULTIPLE' && <Scoring title={title} section={section} onChange={change} />}
        </div>
        <PlanGrid
          title={title}
          section={section}
          index={number - 1}
          topics={topics}
          check={check}
          onChange={change}
        />
        <div className="row-actions">
          <Button onClick={() => change({ rows: [...section.rows, nextRow(section, topics)] })}>
            {t('blueprints.addRow')}
          </Button>
          <Button disabled={bankIds.length === 0} onClick={() => setPicking(true)}>
            {t('blueprints.pick')}
          </Button>
        </div>
        <Picked section={section} onChange={change} />
        <Shortfalls section={section} index={number - 1} cells={check?.cells ?? []} />
      </section>
      <PickQuestions
        isOpen={isPicking}
        type={section.type}
        bankIds={bankIds}
        picked={section.picked}
        onPick={(picked) => change({ picked })}
        onClose={() => setPicking(false)}
      />
    </Card>
  );
}

/** A row for the first topic that has none yet. */
function nextRow({ rows }: PlanSection, topics: readonly string[]) {
  const free = topics.find((topic) => !rows.some((row) => row.topic === topic && row.cognition === null));
  return { ...emptyRow, topic: free ?? null };
}

interface PartProps {
  readonly section: PlanSection;
  readonly onChange: (patch: Partial<PlanSection>) => void;
}

function Scoring({ title, section, onChange }: PartProps & { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <>
      <label className="scoring">
        <span>{t('blueprints.scoring')}</span>
        <Select
          aria-label={`${title} ${t('blueprints.scoring')}`}
          value={section.scoringKind}
          popupMatchSelectWidth={false}
          onChange={(scoringKind) => onChange({ scoringKind })}
          options={scoringKinds.map((kind) => ({ value: kind, label: t(`scoringKinds.${kind}`) }))}
        />
      </label>
      {section.scoringKind === 'FIXED_FOR_SUBSET' && (
        <label>
          <span>{t('blueprints.subsetPoints')}</span>
          <InputNumber
            aria-label={`${title} ${t('blueprints.subsetPoints')}`}
            value={section.subsetPoints}
            min={0}
            max={100}
            step={0.5}
            onChange={(subsetPoints) => onChange({ subsetPoints: subsetPoints ?? 0 })}
          />
        </label>
      )}
    </>
  );
}

function Picked({ section, onChange }: PartProps) {
  const { t } = useTranslation();
  if (section.picked.length === 0) return null;
  return (
    <>
      <h3>{t('blueprints.picked', { count: section.picked.length })}</h3>
      <ol className="picked">
        {section.picked.map(({ id, stemText, topic, unusable }, index) => (
          <li key={id}>
            <span>
              {stemText || t('blueprints.pickedGone')} <small>{topic}</small>
              {unusable && (
                <small className="red-text"> {t(`unusableReasons.${unusable}`, { count: 1 })}</small>
              )}
            </span>
            <Button
              type="text"
              aria-label={t('blueprints.unpick', { number: index + 1 })}
              onClick={() => onChange({ picked: section.picked.filter((one) => one.id !== id) })}
            >
              <span aria-hidden="true">✕</span>
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
