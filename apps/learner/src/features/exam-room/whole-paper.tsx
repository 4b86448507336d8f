import { memo, useDeferredValue, useEffect, useMemo, useRef, type FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPoints, useLanguage } from '@whetstone/ui';
import type { PaperSection } from './paper';
import { QuestionCard } from './question-card';
import type { RoomQuestion } from './room';
import { sayRule } from './say-rule';
import { isFlagged, type Given, type Sheet } from './sheet';
import { TextSizeButtons, type TextSize } from './text-size';
import type { Answering } from './use-answering';
import './whole-paper.css';

/** So many questions stand there at once; the others follow while the first is being read. */
const AT_ONCE = 8;
const NOTHING_STRUCK: readonly string[] = [];

/** A wish to be at a question; a second one for the same question is another wish, and the first stands at 1. */
export interface Jump {
  readonly index: number;
  readonly nth: number;
}

export interface WholePaperProps {
  readonly sections: readonly PaperSection[];
  readonly index: number;
  readonly jump: Jump;
  readonly sheet: Sheet;
  readonly struck: Readonly<Record<string, readonly string[]>>;
  readonly answering: Answering;
  readonly textSize: TextSize;
  /** The officer is at another question: by the keyboard, by a click. */
  readonly onIndex: (index: number) => void;
}

/** All questions on one page. The keyboard works on the one that has the focus. */
export function WholePaper(props: WholePaperProps) {
  const { sections, index, jump, sheet, struck, textSize, onIndex } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const answering = useStable(props.answering);
  const places = useMemo(() => placesOf(sections), [sections]);
  const count = places.size;
  const shownCount = useDeferredValue(count, Math.min(count, index + AT_ONCE));
  const box = useRef<HTMLDivElement>(null);
  useJump(box, jump, shownCount > jump.index);
  const follow = ({ target }: FocusEvent<HTMLElement>) => {
    const at = places.get(target.closest('[data-question]')?.getAttribute('data-question') ?? '');
    if (at !== undefined && at !== index) onIndex(at);
  };
  return (
    <div ref={box} className="room-paper" onFocus={follow}>
      <div className="room-paper-tools">
        <TextSizeButtons size={textSize} />
      </div>
      {sections.map((section, place) => {
        const rule = sayRule(section, language);
        const shown = section.questions.filter(({ id }) => (places.get(id) ?? 0) < shownCount);
        return (
          <section key={place} aria-labelledby={`section-${String(place)}`}>
            <h2 id={`section-${String(place)}`} className="room-section num">
              {t(`type.${section.type}`)} ·{' '}
              {t('room.sectionOf', {
                count: section.questions.length,
                points: formatPoints(section.pointsEach),
              })}
            </h2>
            {rule !== null && <p className="room-rule num">{rule}</p>}
            {shown.map((question) => (
              <Card
                key={question.id}
                question={question}
                number={(places.get(question.id) ?? 0) + 1}
                count={count}
                given={sheet.answers[question.id]}
                struck={struck[question.id] ?? NOTHING_STRUCK}
                isFlagged={isFlagged(sheet, question.id)}
                isCurrent={places.get(question.id) === index}
                answering={answering}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

interface CardProps {
  readonly question: RoomQuestion;
  readonly number: number;
  readonly count: number;
  readonly given: Given | undefined;
  readonly struck: readonly string[];
  readonly isFlagged: boolean;
  readonly isCurrent: boolean;
  readonly answering: Answering;
}

/** Drawn again only when something of its own changed: an answer touches one card of three hundred. */
const Card = memo(function Card({ question, answering, ...props }: CardProps) {
  const { choose, strikeOut, flag, write } = answering;
  return (
    <QuestionCard
      {...props}
      question={question}
      textSize={null}
      rule={null}
      onChoose={(label) => choose(question, label)}
      onStrikeOut={(label) => strikeOut(question, label)}
      onFlag={() => flag(question)}
      onWrite={(blank, text, blanks) => write(question, blank, text, blanks)}
    />
  );
});

/** The same functions for as long as the room stands, each doing what is to be done now. */
function useStable(answering: Answering): Answering {
  const latest = useRef(answering);
  useEffect(() => {
    latest.current = answering;
  });
  return useMemo<Answering>(
    () => ({
      choose: (...given) => latest.current.choose(...given),
      strikeOut: (...given) => latest.current.strikeOut(...given),
      flag: (...given) => latest.current.flag(...given),
      write: (...given) => latest.current.write(...given),
    }),
    [],
  );
}

/** Brings a question into view with the focus on it; one that is not drawn yet as soon as it is. */
function useJump(box: React.RefObject<HTMLDivElement | null>, { index, nth }: Jump, isDrawn: boolean): void {
  const done = useRef(0);
  useEffect(() => {
    if (!isDrawn || done.current === nth) return;
    done.current = nth;
    const card = box.current?.querySelectorAll<HTMLElement>('[data-question]')[index];
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  }, [box, index, nth, isDrawn]);
}

function placesOf(sections: readonly PaperSection[]): ReadonlyMap<string, number> {
  return new Map(sections.flatMap(({ questions }) => questions).map(({ id }, at) => [id, at]));
}
