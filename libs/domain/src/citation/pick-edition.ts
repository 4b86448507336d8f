import { dayBefore, type CalendarDate } from '../calendar/calendar-date';
import { isInForce, type CatalogueEdition, type CatalogueLaw } from './catalogue';

/** The days an edition was the law, as a person reads them: both ends included. */
export function sayInForce({ effectiveFrom, effectiveTo }: CatalogueEdition): string {
  return `${effectiveFrom} – ${effectiveTo === null ? '' : dayBefore(effectiveTo)}`.trim();
}

/**
 * The edition an author means by 2014年修订, 2014 or the exact label; undefined when there is none such, null when the
 * words in brackets do not speak of an edition at all (试行, 环境保护部令第28号).
 */
export function hintedEdition(law: CatalogueLaw, hint: string): CatalogueEdition | undefined | null {
  const exact = law.editions.find(({ label }) => label === hint);
  const year = /(?:19|20)\d{2}/.exec(hint)?.[0];
  if (exact ?? !year) return exact ?? null;
  const byYear = (claim: (edition: CatalogueEdition) => string) =>
    law.editions.find((edition) => claim(edition).includes(year));
  return (
    byYear(({ label }) => label) ??
    byYear(({ effectiveFrom }) => effectiveFrom.slice(0, 4)) ??
    byYear(({ slug }) => slug)
  );
}

/** The edition in force on the day; failing that the last one that had ended by then; failing that the first to come. */
export function editionNear(law: CatalogueLaw, date: CalendarDate): CatalogueEdition | undefined {
  const byStart = [...law.editions].sort((one, other) =>
    one.effectiveFrom.localeCompare(other.effectiveFrom),
  );
  return (
    byStart.find((edition) => isInForce(edition, date)) ??
    byStart.findLast(({ effectiveTo }) => effectiveTo !== null && effectiveTo <= date) ??
    byStart[0]
  );
}

/** A day on which the edition was the law, as near to `today` as there is one. */
export function nearestDayInForce(edition: CatalogueEdition, today: CalendarDate): CalendarDate {
  if (edition.effectiveTo !== null && edition.effectiveTo <= today) return dayBefore(edition.effectiveTo);
  return edition.effectiveFrom > today ? edition.effectiveFrom : today;
}
