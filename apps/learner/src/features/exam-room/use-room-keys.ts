import { useEffect } from 'react';
import { optionsOf } from './options-of';
import type { RoomQuestion } from './room';

export interface RoomKeys {
  readonly question: RoomQuestion | undefined;
  readonly isOff: boolean;
  readonly goBy: (step: number) => void;
  readonly choose: (question: RoomQuestion, label: string) => void;
  readonly strikeOut: (question: RoomQuestion, label: string) => void;
  readonly flag: (question: RoomQuestion) => void;
}

/** Under the pointer may lie an option of another question of the page. */
function hovered({ id }: RoomQuestion): Element | null {
  return document.querySelector(`[data-question="${CSS.escape(id)}"] [data-option]:hover`);
}

/**
 * The keyboard of the room. In a line to write on only Enter is ours, in a field of several lines nothing. F flags, so an option F is reached by 6; X
 * strikes out the option that has the focus or lies under the pointer.
 */
export function useRoomKeys(keys: RoomKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { question, isOff } = keys;
      if (isOff || !question || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('dialog')) return;
      if (act(event.key, question, target)) event.preventDefault();
    };
    const act = (key: string, question: RoomQuestion, target: Element): boolean => {
      if (key === 'Enter') {
        if (target.closest('button, a, textarea, summary, [role="button"]')) return false;
        keys.goBy(1);
        return true;
      }
      if (target.closest('input[type="text"], textarea')) return false;
      if (key === 'ArrowLeft' || key === 'ArrowRight') {
        keys.goBy(key === 'ArrowLeft' ? -1 : 1);
        return true;
      }
      return actOnQuestion(key.toUpperCase(), question, target);
    };
    const actOnQuestion = (key: string, question: RoomQuestion, target: Element): boolean => {
      const labels = optionsOf(question).map(({ label }) => label);
      if (key === 'F') {
        keys.flag(question);
        return true;
      }
      if (key === 'X') {
        const option = target.closest('[data-option]') ?? hovered(question);
        const label = option?.getAttribute('data-option');
        if (label) keys.strikeOut(question, label);
        return true;
      }
      const label = /^[1-9]$/.test(key) ? labels[Number(key) - 1] : labels[key.charCodeAt(0) - 65];
      if (key.length !== 1 || label === undefined) return false;
      keys.choose(question, label);
      return true;
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
