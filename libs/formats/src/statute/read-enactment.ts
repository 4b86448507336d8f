import { foldText, readDateText, type CalendarDate } from '@whetstone/domain';
import type { ParsedStatute } from './parse-statute';

/** What a text says of its own making; null = it does not say, or says it in a way nobody can be sure of. */
export interface Enactment {
  readonly promulgatedOn: CalendarDate | null;
  readonly effectiveFrom: CalendarDate | null;
  /** 环境保护部令第28号 */
  readonly number: string | null;
}

const days = /\d{4}年\d{1,2}月\d{1,2}日/g;
const fromDay = /自(\d{4}年\d{1,2}月\d{1,2}日)起(?:施行|实施|生效)/;
const orderNumber = /\p{Script=Han}{0,12}令第[〇零一二三四五六七八九十百千\d]+号/u;

function dateOf(text: string | undefined): CalendarDate | null {
  const reading = text === undefined ? null : readDateText(text);
  return reading?.ok ? reading.date : null;
}

/**
 * Reads the lines under the title, and the last article for the day a text begins: a proposal for a person to check. The
 * last day named is the one of this text; a day of beginning before it belongs to the law's first text.
 */
export function readEnactment({ enactmentLines, articles }: ParsedStatute): Enactment {
  const lines = foldText(enactmentLines.join('\n')).replaceAll(' ', '');
  const end = foldText(articles.at(-1)?.text ?? '').replaceAll(' ', '');
  const made = lines.replace(new RegExp(fromDay, 'g'), '').match(days) ?? [];
  const promulgatedOn = made
    .map(dateOf)
    .reduce((last, date) => (date && date > (last ?? '') ? date : last), null);
  const effectiveFrom = dateOf((fromDay.exec(lines) ?? fromDay.exec(end))?.[1]);
  const [number] = orderNumber.exec(lines.replace(days, '|')) ?? [];
  const isOfThisText = effectiveFrom !== null && (promulgatedOn === null || effectiveFrom >= promulgatedOn);
  return { promulgatedOn, effectiveFrom: isOfThisText ? effectiveFrom : null, number: number ?? null };
}
