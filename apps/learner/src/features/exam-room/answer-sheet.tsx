import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '@whetstone/ui';
import type { PaperSection } from './paper';
import { isAnswered, isFlagged, type Sheet } from './sheet';

export interface AnswerSheetProps {
  readonly sections: readonly PaperSection[];
  readonly sheet: Sheet;
  readonly currentId: string;
  readonly onGo: (index: number) => void;
}

/** 答题卡: every question by its number, grouped by type; what a cell is shows by shape as well as by colour. */
export const AnswerSheet = memo(function AnswerSheet({ sections, sheet, currentId, onGo }: AnswerSheetProps) {
  const { t } = useTranslation();
  const all = useMemo(() => sections.flatMap(({ questions }) => questions), [sections]);
  const numbers = useMemo(() => new Map(all.map(({ id }, index) => [id, index + 1])), [all]);
  const answeredCount = all.filter(({ id }) => isAnswered(sheet, id)).length;
  const numberOf = (id: string) => numbers.get(id) ?? 0;
  return (
    <div className="sheet">
      <h2>{t('room.sheet')}</h2>
      <small className="num">
        {t('room.sheetCounts', {
          answered: answeredCount,
          unanswered: all.length - answeredCount,
          flagged: all.filter(({ id }) => isFlagged(sheet, id)).length,
        })}
      </small>
      {sections.map(({ type, questions }, index) => {
        const first = questions[0];
        if (!first) return null;
        const from = numberOf(first.id);
        const done = questions.filter(({ id }) => isAnswered(sheet, id)).length;
        return (
          <section key={index} aria-label={t(`type.${type}`)}>
            <small className="sheet-group num">
              <span>
                {t(`type.${type}`)} {from}–{from + questions.length - 1}
              </span>
              <span>
                {done}/{questions.length}
              </span>
            </small>
            <div className="sheet-cells num">
              {questions.map(({ id }) => (
                <Cell
                  key={id}
                  number={numberOf(id)}
                  isAnswered={isAnswered(sheet, id)}
                  isFlagged={isFlagged(sheet, id)}
                  isCurrent={id === currentId}
                  onGo={onGo}
                />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
});

interface CellProps {
  readonly number: number;
  readonly isAnswered: boolean;
  readonly isFlagged: boolean;
  readonly isCurrent: boolean;
  readonly onGo: (index: number) => void;
}

const Cell = memo(function Cell({
  number,
  isAnswered: answered,
  isFlagged: flagged,
  isCurrent,
  onGo,
}: CellProps) {
  const { t } = useTranslation();
  const parts = [
    t('room.questionNumber', { number }),
    answered ? t('room.answered') : t('room.unanswered'),
    ...(flagged ? [t('room.flagged')] : []),
  ];
  return (
    <button
      type="button"
      className={classNames('cell', answered && 'cell-answered', flagged && 'cell-flagged')}
      aria-current={isCurrent ? 'step' : undefined}
      aria-label={parts.join(t('room.comma'))}
      onClick={() => onGo(number - 1)}
    >
      {number}
    </button>
  );
});
