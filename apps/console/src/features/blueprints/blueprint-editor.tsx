import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { buttonClass, Card, Chip, errorMessage, formatPoints, isUnreachable } from '@whetstone/ui';
import type { BlueprintBanksQuery, CheckBlueprintQuery, DrawFormsQuery } from '../../gql/graphql';
import { useDebounced } from '../questions/use-debounced';
import { checkBlueprint, drawForms, saveBlueprint } from './blueprint-operations';
import { BlueprintFields } from './blueprint-fields';
import './blueprints.css';
import { FormFields } from './form-fields';
import { FormsReport } from './forms-report';
import { contentOf, emptyRow, planFigures, withCount, type Plan, type PlanSection } from './plan';
import { SectionEditor } from './section-editor';

export type PlanBank = BlueprintBanksQuery['banks'][number];

export interface Written {
  readonly id: string;
  readonly version: number;
  readonly regionName: string;
}

interface Props {
  /** Null = a new one. */
  readonly written: Written | null;
  readonly initial: Plan;
  readonly banks: readonly PlanBank[];
}

/** How long after the last key the banks are asked what they hold. */
const REST_MS = 350;

type Drawn = DrawFormsQuery['drawForms'];
type Check = CheckBlueprintQuery['checkBlueprint'];

export function BlueprintEditor({ written, initial, banks }: Props) {
  const { t } = useTranslation();
  const [plan, setPlan] = useState(initial);
  const [saved, setSaved] = useState({ written, text: JSON.stringify(initial) });
  const isSaved = saved.written !== null && saved.text === JSON.stringify(plan);
  const check = useCheck(plan);
  const drawing = useDraw(plan);
  const save = useSave(plan, saved.written, (next) =>
    setSaved({ written: next, text: JSON.stringify(plan) }),
  );
  const topics = topicsOf(banks, plan.bankIds);
  const change = (patch: Partial<Plan>) => setPlan((before) => ({ ...before, ...patch }));
  const changeSection = (index: number, section: PlanSection) =>
    change({ sections: plan.sections.map((each, place) => (place === index ? section : each)) });

  return (
    <div className="blueprint">
      <Card className="sheet pad">
        <BlueprintFields plan={plan} written={saved.written} banks={banks} onChange={change} />
      </Card>
      {plan.sections.map((section, index) => (
        <SectionEditor
          key={index}
          number={index + 1}
          section={section}
          topics={topics}
          bankIds={plan.bankIds}
          check={check.data}
          onChange={(next) => changeSection(index, next)}
          onRemove={() => change({ sections: plan.sections.filter((_, place) => place !== index) })}
        />
      ))}
      <div className="row-actions">
        <Button
          onClick={() =>
            change({
              sections: [
                ...plan.sections,
                {
                  ...{
                    type: 'SINGLE',
                    pointsEach: 2,
                    scoringKind: 'ALL_OR_NOTHING',
                    subsetPoints: 0.5,
                    picked: [],
                  },
                  rows: [withCount(emptyRow, 0, 5)],
                },
              ],
            })
          }
        >
          {t('blueprints.addSection')}
        </Button>
      </div>
      <Card className="sheet pad">
        <FormFields plan={plan} onChange={change} />
      </Card>
      <Card className="sheet pad plan-bar">
        <Sum plan={plan} check={check.data} isChecking={check.isChecking} />
        <div className="row-actions">
          <Button type="primary" loading={save.isBusy} disabled={isSaved} onClick={() => void save.run()}>
            {t('blueprints.save')}
          </Button>
          <Button loading={drawing.isBusy} onClick={() => void drawing.run()}>
            {t('blueprints.draw')}
          </Button>
          {saved.written && isSaved && (
            <Link className={buttonClass('plain', 'small')} to={`/exams/new?blueprint=${saved.written.id}`}>
              {t('blueprints.setExam')}
            </Link>
          )}
          <span role="status" className="small">
            {isSaved && saved.written ? t('blueprints.savedAs', { version: saved.written.version }) : ''}
          </span>
        </div>
        <div aria-live="assertive">
          {save.refusal && (
            <Alert type="error" showIcon title={t('blueprints.notSaved')} description={save.refusal} />
          )}
        </div>
      </Card>
      <div aria-live="polite">
        {drawing.failure && <Alert type="error" showIcon title={drawing.failure} />}
        {drawing.drawn?.__typename === 'Refused' && (
          <Alert
            type="warning"
            showIcon
            title={t('blueprints.notDrawn')}
            description={drawing.drawn.message}
          />
        )}
      </div>
      {drawing.drawn?.__typename === 'FormsReport' && <FormsReport report={drawing.drawn} plan={plan} />}
    </div>
  );
}

function topicsOf(banks: readonly PlanBank[], bankIds: readonly string[]): string[] {
  const paths = banks
    .filter(({ id }) => bankIds.includes(id))
    .flatMap(({ topics }) => topics.map(({ path }) => path));
  return [...new Set(paths)].sort((one, other) => one.localeCompare(other, 'zh'));
}

/** What the banks hold for the plan, asked again when it has rested. The last answer stays until the next is there. */
function useCheck(plan: Plan): { readonly data: Check | null; readonly isChecking: boolean } {
  const text = JSON.stringify(contentOf(plan));
  const rested = useDebounced(text, REST_MS);
  const { data, previousData, loading } = useQuery(checkBlueprint, {
    variables: { content: JSON.parse(rested) as ReturnType<typeof contentOf> },
    fetchPolicy: 'network-only',
    skip: plan.bankIds.length === 0,
  });
  const isChecking = loading || rested !== text;
  return { data: (data ?? previousData)?.checkBlueprint ?? null, isChecking };
}

function useDraw(plan: Plan) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { data } = await client.query({
        query: drawForms,
        variables: { content: contentOf(plan) },
        fetchPolicy: 'network-only',
      });
      setDrawn(data?.drawForms ?? null);
    } catch (error) {
      setFailure(
        isUnreachable(error) ? t('signIn.unreachable') : (errorMessage(error) ?? t('lectures.failed')),
      );
    } finally {
      setBusy(false);
    }
  };
  return { drawn, failure, isBusy, run };
}

function useSave(plan: Plan, written: Written | null, onSaved: (written: Written) => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [mutate, { loading }] = useMutation(saveBlueprint);
  const run = async () => {
    setRefusal(null);
    if (plan.regionCode === null) return setRefusal(t('blueprints.regionMissing'));
    try {
      const { data } = await mutate({
        variables: {
          input: {
            id: written?.id ?? null,
            version: written?.version ?? 0,
            regionCode: plan.regionCode,
            name: plan.name,
            content: contentOf(plan),
          },
        },
      });
      const answer = data?.saveBlueprint;
      if (answer?.__typename === 'Refused') return setRefusal(answer.message);
      if (answer?.__typename !== 'Blueprint') return;
      onSaved({ id: answer.id, version: answer.version, regionName: answer.region.name });
      // The address of a new one, so that a reload finds it again; what is on the screen stays.
      if (!written) await navigate(`/blueprints/${answer.id}`, { replace: true });
    } catch (error) {
      setRefusal(
        isUnreachable(error) ? t('signIn.unreachable') : (errorMessage(error) ?? t('lectures.failed')),
      );
    }
  };
  return { run, refusal, isBusy: loading };
}

interface SumProps {
  readonly plan: Plan;
  readonly check: Check | null;
  readonly isChecking: boolean;
}

/** What it adds up to, and whether the banks hold it: said aloud when it changes. */
function Sum({ plan, check, isChecking }: SumProps) {
  const { t } = useTranslation();
  const { questions, points } = planFigures(plan);
  const isWhole = points === plan.totalPoints;
  const short = (check?.cells ?? []).filter(({ asked, filled }) => filled < asked).length;
  const refusal = check?.refusal;
  return (
    <p role="status" className="num plan-sum">
      <b>
        {t('blueprints.sum', {
          questions,
          points: formatPoints(points),
          total: formatPoints(plan.totalPoints),
        })}
      </b>{' '}
      <Chip tone={isWhole ? 'green' : 'red'}>
        {isWhole ? t('blueprints.sumRight') : t('blueprints.sumWrong')}
      </Chip>{' '}
      {plan.bankIds.length === 0 ? (
        <small>{t('blueprints.chooseBanks')}</small>
      ) : isChecking ? (
        <small>{t('blueprints.checking')}</small>
      ) : (
        check && (
          <Chip tone={short > 0 ? 'red' : 'green'}>
            {short > 0 ? t('blueprints.shortCells', { count: short }) : t('blueprints.allFilled')}
          </Chip>
        )
      )}
      {refusal && refusal.code !== 'BLUEPRINT_SUM' && <small className="block">{refusal.message}</small>}
    </p>
  );
}
