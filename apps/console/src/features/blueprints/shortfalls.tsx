import { useTranslation } from 'react-i18next';
import { askedCells, difficulties, type CellCheck, type PlanSection } from './plan';

interface Props {
  readonly section: PlanSection;
  readonly index: number;
  readonly cells: readonly CellCheck[];
}

/** In words, which cells of a section cannot be met and what is in the way. */
export function Shortfalls({ section, index, cells }: Props) {
  const { t } = useTranslation();
  const short = cells.filter((cell) => cell.section === index + 1 && cell.filled < cell.asked);
  if (short.length === 0) return null;
  return (
    <ul className="shortfalls" aria-label={t('blueprints.shortfalls')}>
      {short.map((cell) => (
        <li key={cell.cell}>
          <b>{placeOf(cell)}</b> {t('exams.usableOf', { asked: cell.asked, usable: cell.usable })}
          {reasonOf(cell)}
        </li>
      ))}
    </ul>
  );

  function placeOf({ cell }: CellCheck): string {
    if (cell === 0) return t('blueprints.pickedCell');
    const asked = askedCells(section.rows)[cell - 1];
    const row = section.rows[asked?.row ?? 0];
    const difficulty = difficulties[asked?.column ?? 0];
    return [
      row?.topic ?? t('exams.anyTopic'),
      row?.cognition ? t(`cognitions.${row.cognition}`) : null,
      difficulty ? t('blueprints.difficultyOf', { difficulty }) : null,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** Three need review; or: others have taken them. */
  function reasonOf({ usable, filled, unusable }: CellCheck): string {
    const reasons = unusable.map(({ reason, count }) => t(`unusableReasons.${reason}`, { count }));
    const taken = usable > filled ? [t('blueprints.takenByOthers', { count: usable - filled })] : [];
    const all = [...reasons, ...taken];
    return all.length === 0 ? '' : t('blueprints.because', { reasons: all.join(t('blueprints.comma')) });
  }
}
