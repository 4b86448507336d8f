import type { NamedStatement } from '../../apps/api/src/platform/exam-database';
import type { TestApp } from '../support/test-app';

/** What is taken out of the statements that save a sheet, by name; each must be seen to lose something. */
export const SAVE_MUTANTS: Readonly<Record<string, (text: string) => string>> = {
  'no-rev': (text) => text.replace(/AND \(a\.rev < [^)]*\)\)/, ''),
  'no-epoch': (text) => text.replace(/a\.epoch = [^\s]+ AND/, ''),
  'no-deadline': (text) => text.replace(/AND coalesce\([^<]*< a\.deadline \+ interval '[^']*'/, ''),
  'no-state': (text) => text.replace(/AND a\.state = 'in_progress'/, ''),
  // The answers of before stay where the new sheet has none: one taken back comes back.
  'partial-patch': (text) =>
    text.replace(
      /SET sheet = (\$4|g\.sheet)/,
      `SET sheet = jsonb_set($1::jsonb, '{answers}', ($1::jsonb->'answers') || coalesce((
         SELECT jsonb_agg(old) FROM jsonb_array_elements(a.sheet->'answers') old
         WHERE NOT EXISTS (SELECT FROM jsonb_array_elements($1::jsonb->'answers') new
                           WHERE new->>'questionId' = old->>'questionId')), '[]'))`,
    ),
};

/** The database holds a second time what the statement asks for: with one taken out the other still stands. */
const policy = (state: string) =>
  `ALTER POLICY po_attempts_exam_save ON attempts USING (${state}) WITH CHECK (${state})`;

/**
 * Takes a protection out of a server's saving.
 * @returns what puts it back.
 * @throws Error when there was nothing to take out.
 */
export async function mutateSave(
  { examDatabase, database }: TestApp,
  mutant: string,
): Promise<() => Promise<unknown>> {
  const rewrite = SAVE_MUTANTS[mutant];
  if (!rewrite) throw new Error(`No mutant ${mutant}; there are ${Object.keys(SAVE_MUTANTS).join(', ')}`);
  const query = examDatabase.query.bind(examDatabase);
  examDatabase.query = ({ name, text }: NamedStatement, values: unknown[]) => {
    if (!name.startsWith('save_sheet')) return query({ name, text }, values);
    const changed = rewrite(text);
    if (changed === text) throw new Error(`${mutant} finds nothing to take out of ${name}`);
    return query({ name: `${name}_${mutant}`, text: changed }, values);
  };
  if (mutant === 'no-state') await database.query(policy('true'));
  return () => {
    examDatabase.query = query;
    return database.query(policy(`state = 'in_progress'`));
  };
}
