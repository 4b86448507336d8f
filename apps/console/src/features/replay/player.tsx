import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetAfter } from '@whetstone/domain';
import { Button, Card, Chip, classNames, formatTimeOfDay } from '@whetstone/ui';
import type { AttemptReplayFactsFragment, ReplayStepFactsFragment } from '../../gql/graphql';
import { clockOf, stepAt, windowsOf } from './moments';
import { SheetThen } from './sheet-then';

export interface PlayerProps {
  readonly replay: AttemptReplayFactsFragment;
  readonly second: number;
  readonly onSecond: (second: number) => void;
}

/** A slider over every second, the steps beside it, and the sheet as it stood. Arrows go from step to step. */
export function Player({ replay, second, onSecond }: PlayerProps) {
  const { t } = useTranslation();
  const { steps } = replay;
  const last = steps.at(-1)?.secondsIn ?? 0;
  const place = stepAt(steps, second);
  const step = steps[place];
  const sheet = useMemo(() => sheetAfter(steps.map(plainStep), place), [steps, place]);
  const goTo = (wanted: number) => {
    const found = steps[Math.max(0, Math.min(steps.length - 1, wanted))];
    if (found) onSecond(found.secondsIn);
  };
  // Several steps may share a second: forward goes to the next one that has another.
  const next = () => {
    const found = steps.find(({ secondsIn }) => secondsIn > second);
    if (found) onSecond(found.secondsIn);
  };
  const previous = () => {
    const found = steps.findLast(({ secondsIn }) => secondsIn < second);
    if (found) onSecond(found.secondsIn);
  };
  useStepKeys({ next, previous, first: () => goTo(0), last: () => goTo(steps.length - 1) });
  if (!step) return null;
  return (
    <div className="replay">
      <Card className="pad stack replay-control">
        <label>
          <span className="num">
            {t('replay.at', { time: clockOf(second), whole: clockOf(last) })} ·{' '}
            {t('replay.answered', { count: step.answeredCount, all: replay.questions.length })}
          </span>
          <input
            type="range"
            min={0}
            max={last}
            value={second}
            aria-valuetext={t('replay.at', { time: clockOf(second), whole: clockOf(last) })}
            onChange={(event) => onSecond(Number(event.target.value))}
          />
        </label>
        <div className="replay-buttons">
          <Button disabled={second <= 0} onClick={previous}>
            ← {t('replay.previous')}
          </Button>
          <Button disabled={second >= last} onClick={next}>
            {t('replay.next')} →
          </Button>
        </div>
      </Card>
      <div className="replay-split">
        <Steps {...{ replay, place }} onGo={(index) => goTo(index)} />
        <SheetThen questions={replay.questions} sheet={sheet} step={step} />
      </div>
    </div>
  );
}

/** As the domain says it. */
function plainStep({ changes }: ReplayStepFactsFragment) {
  const flags = { SET: 'set', TAKEN_AWAY: 'taken_away' } as const;
  return { changes: changes.map((change) => ({ ...change, flag: change.flag && flags[change.flag] })) };
}

function Steps({
  replay,
  place,
  onGo,
}: {
  readonly replay: AttemptReplayFactsFragment;
  readonly place: number;
  readonly onGo: (index: number) => void;
}) {
  const { t } = useTranslation();
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  return (
    <Card className="pad replay-steps">
      <h2>{t('replay.steps')}</h2>
      <ol aria-label={t('replay.steps')} tabIndex={0}>
        {replay.steps.map((step, index) => (
          <li key={index} ref={index === place ? current : undefined}>
            <button
              type="button"
              className={classNames(index === place && 'replay-now')}
              aria-current={index === place ? 'step' : undefined}
              onClick={() => onGo(index)}
            >
              <b className="num">{clockOf(step.secondsIn)}</b>
              <StepText step={step} replay={replay} />
            </button>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function StepText({
  step,
  replay,
}: {
  readonly step: ReplayStepFactsFragment;
  readonly replay: AttemptReplayFactsFragment;
}) {
  const { t } = useTranslation();
  const numberOf = (id: string) => replay.questions.find(({ questionId }) => questionId === id)?.number ?? 0;
  const numbers = step.changes
    .map(({ questionId }) => numberOf(questionId))
    .toSorted((one, two) => one - two);
  const changed =
    numbers.length === 0
      ? t('replay.unchanged')
      : t('replay.changed', { numbers: numbers.join(t('replay.comma')) });
  const since = windowsOf(replay.steps).find(({ number }) => number === step.epoch)?.since ?? step.at;
  const isSave = step.kind === 'SAVED' || step.kind === 'COUNTED_LATE';
  return (
    <span>
      {t(`replay.kinds.${step.kind}`, { number: step.epoch, at: formatTimeOfDay(since) })}
      {isSave && ` · ${changed}`}
      {step.silentSeconds !== null && (
        <>
          {' '}
          <Chip tone="amber" className="num">
            {t('replay.silent', { time: clockOf(step.silentSeconds) })}
            {step.heldChanges > 0 && ` · ${t('replay.held', { count: step.heldChanges })}`}
          </Chip>
        </>
      )}
    </span>
  );
}

interface StepKeys {
  readonly next: () => void;
  readonly previous: () => void;
  readonly first: () => void;
  readonly last: () => void;
}

/** On the slider the arrows are its own: they go by the second. */
function useStepKeys(keys: StepKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('input, textarea, [role="combobox"]')) return;
      const act = { ArrowRight: keys.next, ArrowLeft: keys.previous, Home: keys.first, End: keys.last }[
        event.key
      ];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
