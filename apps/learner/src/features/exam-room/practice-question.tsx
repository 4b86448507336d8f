import { useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { QuestionCard } from './question-card';
import type { RoomQuestion } from './room';
import { chooseOption, emptySheet, isFlagged, toggleFlag, withdrawOption, type Sheet } from './sheet';
import { useTextSize } from './text-size';
import { useRoomKeys } from './use-room-keys';

const ID = 'practice';

/** A question to try the keys on. What is answered stays in this component and goes with it. */
export function PracticeQuestion() {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState<Sheet>(emptySheet);
  const [struck, setStruck] = useState<readonly string[]>([]);
  const textSize = useTextSize();
  const question: RoomQuestion = {
    ...{ id: ID, type: 'MULTIPLE', textFormat: 'PLAIN', stem: t('waiting.practiceStem') },
    options: (['A', 'B', 'C', 'D'] as const).map((label) => ({
      label,
      text: t(`waiting.practiceOptions.${label}`),
    })),
    ...{ blanks: 0, points: 0, referenceDate: '' },
  };
  const answering = {
    choose: (label: string) => {
      setStruck(struck.filter((other) => other !== label));
      setSheet(chooseOption(sheet, { id: ID, isMultiple: true }, label));
    },
    strikeOut: (label: string) => {
      const isOut = struck.includes(label);
      setStruck(isOut ? struck.filter((other) => other !== label) : [...struck, label]);
      if (!isOut) setSheet(withdrawOption(sheet, ID, label));
    },
    flag: () => setSheet(toggleFlag(sheet, ID)),
  };
  useRoomKeys({
    question,
    isOff: false,
    goBy: () => undefined,
    choose: (_, label) => answering.choose(label),
    strikeOut: (_, label) => answering.strikeOut(label),
    flag: answering.flag,
  });
  return (
    <section aria-labelledby="practice-title" style={{ '--room-text': textSize.factor } as CSSProperties}>
      <h2 id="practice-title">{t('waiting.practice')}</h2>
      <p className="quiet">{t('waiting.practiceHint')}</p>
      <QuestionCard
        question={question}
        number={1}
        count={1}
        given={sheet.answers[ID]}
        struck={struck}
        isFlagged={isFlagged(sheet, ID)}
        textSize={textSize}
        rule={null}
        isPractice
        onChoose={answering.choose}
        onStrikeOut={answering.strikeOut}
        onFlag={answering.flag}
        onWrite={() => undefined}
      />
    </section>
  );
}
