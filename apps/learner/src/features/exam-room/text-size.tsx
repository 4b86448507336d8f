import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Of the usual size; the largest fits a phone without scrolling sideways. */
export const TEXT_SIZES = [0.9, 1, 1.15, 1.35, 1.6] as const;
const USUAL = 1;
const STORAGE_KEY = 'whetstone.textSize';

/** The size of the paper's text, kept on this device. */
export function useTextSize() {
  const [step, setStep] = useState(storedStep);
  const change = (by: number) => {
    const next = Math.max(0, Math.min(TEXT_SIZES.length - 1, step + by));
    setStep(next);
    try {
      localStorage.setItem(STORAGE_KEY, String(next));
    } catch {
      // not kept then, but changed for this visit
    }
  };
  return {
    factor: TEXT_SIZES[step] ?? 1,
    isSmallest: step === 0,
    isLargest: step === TEXT_SIZES.length - 1,
    change,
  };
}

export type TextSize = ReturnType<typeof useTextSize>;

function storedStep(): number {
  try {
    const step = Number(localStorage.getItem(STORAGE_KEY) ?? USUAL);
    return TEXT_SIZES[step] === undefined ? USUAL : step;
  } catch {
    return USUAL;
  }
}

export function TextSizeButtons({ size }: { readonly size: TextSize }) {
  const { t } = useTranslation();
  return (
    <span className="room-text-size" role="group" aria-label={t('room.textSize')}>
      <button
        type="button"
        aria-label={`A− ${t('room.textSmaller')}`}
        disabled={size.isSmallest}
        onClick={() => size.change(-1)}
      >
        A−
      </button>
      <button
        type="button"
        aria-label={`A+ ${t('room.textLarger')}`}
        disabled={size.isLargest}
        onClick={() => size.change(1)}
      >
        A+
      </button>
    </span>
  );
}
