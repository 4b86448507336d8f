import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** Up, down and away, for one of a list. */
export function Movers({ name, index, count, onMove, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <span className="movers">
      <button
        type="button"
        aria-label={t('editor.up', { name })}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        aria-label={t('editor.down', { name })}
        disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        <span aria-hidden="true">↓</span>
      </button>
      <button
        type="button"
        aria-label={t('editor.remove', { name })}
        disabled={count === 1}
        onClick={onRemove}
      >
        <span aria-hidden="true">✕</span>
      </button>
    </span>
  );
}

/** Alt and an arrow move the item the caret stands in. */
export function useMoverKeys(onMove: (from: number, to: number) => void) {
  return (index: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
  };
}
