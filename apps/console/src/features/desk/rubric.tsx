import { Button } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames, formatPoints } from '@whetstone/ui';
import type { WrittenQuestionFactsFragment } from '../../gql/graphql';
import { stepTick, toggleTick, totalOf, type TickRule, type Ticks } from './ticks';

export interface RubricProps {
  readonly question: WrittenQuestionFactsFragment;
  readonly ticks: Ticks;
  readonly rule: TickRule;
  readonly onTick: (ticks: Ticks, index: number) => void;
}

/** What may be ticked of a question: as many 要点 as its written parts have, in their order. */
export function ruleOf({ parts }: WrittenQuestionFactsFragment, stepPoints: number): TickRule {
  return { stepPoints, maxPoints: parts.flatMap(({ rubric }) => rubric.map(({ maxPoints }) => maxPoints)) };
}

/** The 要点 of a question, each with what it is worth and what was given for it. */
export function Rubric({ question, ticks, rule, onTick }: RubricProps) {
  const { t } = useTranslation();
  let index = -1;
  return (
    <div className="rubric">
      {question.parts.map((part) => (
        <Fragment key={part.number}>
          {part.number > 0 && <h3>{t('desk.part', { number: part.number })}</h3>}
          <ol>
            {part.rubric.map(({ text, maxPoints }) => {
              index += 1;
              return <Point key={index} {...{ index, text, maxPoints, ticks, rule, onTick }} />;
            })}
          </ol>
        </Fragment>
      ))}
      <p className="rubric-total num" role="status">
        {t('desk.total', { points: formatPoints(totalOf(ticks)), max: formatPoints(question.maxPoints) })}
      </p>
    </div>
  );
}

interface PointProps extends Omit<RubricProps, 'question'> {
  readonly index: number;
  readonly text: string;
  readonly maxPoints: number;
}

function Point({ index, text, maxPoints, ticks, rule, onTick }: PointProps) {
  const { t } = useTranslation();
  const tick = ticks[index] ?? null;
  const name = t('desk.point', { number: index + 1 });
  return (
    <li className={classNames('rubric-point', tick !== null && tick > 0 && 'rubric-given')}>
      <button
        type="button"
        className="rubric-tick"
        aria-pressed={tick === maxPoints}
        aria-label={`${name} ${text}`}
        onClick={() => onTick(toggleTick(ticks, index, rule), index)}
      >
        <kbd aria-hidden="true">{index + 1}</kbd>
        <span>{text}</span>
      </button>
      <span className="rubric-points num">
        <Button
          size="small"
          aria-label={t('desk.less', { name })}
          onClick={() => onTick(stepTick(ticks, index, -1, rule), index)}
        >
          −
        </Button>
        <b>
          {tick === null ? '–' : formatPoints(tick)}
          <small> / {formatPoints(maxPoints)}</small>
        </b>
        <Button
          size="small"
          aria-label={t('desk.more', { name })}
          onClick={() => onTick(stepTick(ticks, index, 1, rule), index)}
        >
          +
        </Button>
      </span>
    </li>
  );
}
