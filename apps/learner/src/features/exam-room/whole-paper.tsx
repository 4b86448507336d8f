import { memo, useDeferredValue, useEffect, useMemo, useRef, type FocusEvent, type RefObject } from 'react';
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
const CURRENT = 'room-question-current';

/** A wish to be at a question; a second one for the same question is another wish, and the first stands at 1. */
export interface Jump {
  readonly index: number;
  readonly nth: number;
}

type Struck = Readonly<Record<string, readonly string[]>>;

export interface WholePaperProps {
  readonly sections: readonly PaperSection[];
  readonly index: number;
  readonly jump: Jump;
  readonly sheet: Sheet;
  readonly struck: Struck;
  readonly answering: Answering;
  readonly textSize: TextSize;
  /** The officer is at another question: by the keyboard, by a click. */
  readonly onIndex: (index: number) => void;
}

/** All questions on one page. The keyboard works on the one that has the focus. */
export function WholePaper(props: WholePaperProps) {
  const { sections, index, jump, sheet, struck, textSize, onIndex } = props;
  const answering = useStable(props.answering);
  const places = useMemo(() => placesOf(sections), [sections]);
  const count = places.size;
  const shownCount = useDeferredValue(count, Math.min(count, index + AT_ONCE));
  const box = useRef<HTMLDivElement>(null);
  useMark(box, index, shownCount > index);
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
      {sections.map((section, place) => (
        <Section
          key={place}
          id={`section-${String(place)}`}
          {...{ section, places, shownCount, sheet, struck, answering }}
        />
      ))}
    </div>
  );
}

interface SectionProps {
  readonly id: string;
  readonly section: PaperSection;
  readonly places: ReadonlyMap<string, number>;
  readonly shownCount: number;
  readonly sheet: Sheet;
  readonly struck: Struck;
  readonly answering: Answering;
}

/** Gone through again only when something of its questions changed. */
const Section = memo(function Section(props: SectionProps) {
  const { id, section, places, shownCount, sheet, struck, answering } = props;
  const { t } = useTranslation();
  const rule = sayRule(section, useLanguage());
  const shown = section.questions.filter((question) => (places.get(question.id) ?? 0) < shownCount);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="room-section num">
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
          count={places.size}
          given={sheet.answers[question.id]}
          struck={struck[question.id] ?? NOTHING_STRUCK}
          isFlagged={isFlagged(sheet, question.id)}
          answering={answering}
        />
      ))}
    </section>
  );
}, isAlike);

function isAlike(before: SectionProps, after: SectionProps): boolean {
  const { section, places, shownCount, sheet, struck } = after;
  if (before.section !== section || before.places !== places || before.shownCount !== shownCount)
    return false;
  const areFlagsSame = before.sheet.flagged === sheet.flagged;
  return section.questions.every(
    ({ id }) =>
      before.sheet.answers[id] === sheet.answers[id] &&
      before.struck[id] === struck[id] &&
      (areFlagsSame || isFlagged(before.sheet, id) === isFlagged(sheet, id)),
  );
}

interface CardProps {
  readonly question: RoomQuestion;
  readonly number: number;
  readonly count: number;
  readonly given: Given | undefined;
  readonly struck: readonly string[];
  readonly isFlagged: boolean;
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

/** Marks the question the keyboard works on, past React: going on to the next one draws no card again. */
function useMark(box: RefObject<HTMLDivElement | null>, index: number, isDrawn: boolean): void {
  useEffect(() => {
    const card = isDrawn ? cardAt(box, index) : undefined;
    card?.classList.add(CURRENT);
    card?.setAttribute('aria-current', 'step');
    return () => {
      card?.classList.remove(CURRENT);
      card?.removeAttribute('aria-current');
    };
  }, [box, index, isDrawn]);
}

/** Brings a question into view with the focus on it; one that is not drawn yet as soon as it is. */
function useJump(box: RefObject<HTMLDivElement | null>, { index, nth }: Jump, isDrawn: boolean): void {
  const done = useRef(0);
  useEffect(() => {
    if (!isDrawn || done.current === nth) return;
    done.current = nth;
    const card = cardAt(box, index);
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  }, [box, index, nth, isDrawn]);
}

function cardAt({ current }: RefObject<HTMLDivElement | null>, index: number): HTMLElement | undefined {
  return current?.querySelectorAll<HTMLElement>('[data-question]')[index];
}

function placesOf(sections: readonly PaperSection[]): ReadonlyMap<string, number> {
  return new Map(sections.flatMap(({ questions }) => questions).map(({ id }, at) => [id, at]));
}
