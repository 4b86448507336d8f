import type { RoomQuestion } from './room';
import { chooseOption, toggleFlag, withdrawOption, writeBlank } from './sheet';
import type { SheetInHand } from './use-sheet';

export interface Answering {
  readonly choose: (question: RoomQuestion, label: string) => void;
  readonly strikeOut: (question: RoomQuestion, label: string) => void;
  readonly flag: (question: RoomQuestion) => void;
  readonly write: (question: RoomQuestion, blank: number, text: string, blanks: number) => void;
}

/** What an officer does to the sheet; nothing once the room is frozen. */
export function useAnswering(
  { sheet, struck, change, write, strike }: SheetInHand,
  isFrozen: boolean,
): Answering {
  const toggleStruck = (id: string, label: string): boolean => {
    const before = struck[id] ?? [];
    const isStruck = before.includes(label);
    strike({ ...struck, [id]: isStruck ? before.filter((other) => other !== label) : [...before, label] });
    return !isStruck;
  };
  const choose = ({ id, type }: RoomQuestion, label: string) => {
    if (struck[id]?.includes(label)) toggleStruck(id, label);
    change(chooseOption(sheet, { id, isMultiple: type === 'MULTIPLE' }, label));
  };
  const strikeOut = ({ id }: RoomQuestion, label: string) => {
    const isOut = toggleStruck(id, label);
    if (isOut && sheet.answers[id]?.labels.includes(label)) change(withdrawOption(sheet, id, label));
  };
  const unlessFrozen =
    <Arguments extends unknown[]>(act: (...given: Arguments) => void) =>
    (...given: Arguments) => {
      if (!isFrozen) act(...given);
    };
  return {
    choose: unlessFrozen(choose),
    strikeOut: unlessFrozen(strikeOut),
    flag: unlessFrozen(({ id }: RoomQuestion) => change(toggleFlag(sheet, id))),
    write: unlessFrozen(({ id }: RoomQuestion, blank: number, text: string, blanks: number) =>
      write(writeBlank(sheet, id, blank, text, blanks)),
    ),
  };
}
