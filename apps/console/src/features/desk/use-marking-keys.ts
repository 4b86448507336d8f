import { useEffect } from 'react';
import { noPoints, stepTick, toggleTick, type TickRule, type Ticks } from './ticks';

export interface MarkingKeys {
  readonly ticks: Ticks;
  readonly rule: TickRule;
  /** The 要点 that + and − are about. */
  readonly current: number;
  readonly isOff: boolean;
  readonly onTick: (ticks: Ticks, index: number) => void;
  readonly onNext: () => void;
}

/** Digits tick 要点, 0 gives nothing, + and − change the last one by a step, Enter gives the points and goes on. */
export function useMarkingKeys(keys: MarkingKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (keys.isOff || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('input, textarea, [role="dialog"], [role="combobox"]')) return;
      if (act(event.key, target)) event.preventDefault();
    };
    const act = (key: string, target: Element): boolean => {
      const { ticks, rule, current, onTick } = keys;
      if (key === 'Enter') {
        if (target.closest('button, a')) return false;
        keys.onNext();
        return true;
      }
      if (key === '0') onTick(noPoints(rule), current);
      else if (/^[1-9]$/.test(key)) onTick(toggleTick(ticks, Number(key) - 1, rule), Number(key) - 1);
      else if (key === '+' || key === '=') onTick(stepTick(ticks, current, 1, rule), current);
      else if (key === '-') onTick(stepTick(ticks, current, -1, rule), current);
      else return false;
      return true;
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
