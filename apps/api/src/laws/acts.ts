import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlace, type Act } from '@whetstone/domain';

interface ActInFile extends Omit<Act, 'rules'> {
  readonly rules: readonly {
    readonly edition: string;
    readonly place: string;
    /** Null = that edition does not hold the act to be unlawful. */
    readonly fineFromYuan: number | null;
    readonly fineToYuan: number | null;
  }[];
}

/** The table of acts that comes with the product. @throws Error when it names a place nobody can read. */
export function readActs(contentFolder: string): readonly Act[] {
  const acts = JSON.parse(readFileSync(join(contentFolder, 'acts.json'), 'utf8')) as readonly ActInFile[];
  return acts.map(({ rules, ...act }) => ({
    ...act,
    rules: rules.map(({ edition, place: text, fineFromYuan: fromYuan, fineToYuan: toYuan }) => {
      const place = parsePlace(text);
      if (!place) throw new Error(`acts.json holds an unreadable place: ${text}`);
      return {
        editionSlug: edition,
        place,
        fine: fromYuan === null || toYuan === null ? null : { fromYuan, toYuan },
      };
    }),
  }));
}
