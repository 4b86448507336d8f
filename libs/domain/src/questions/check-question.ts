import { fault, type Fault } from '../fault/fault';
import { countBlanks, normaliseOption } from './normalise-stem';
import {
  machineMarkedTypes,
  type PartKey,
  type QuestionDraft,
  type QuestionKey,
  type QuestionOption,
  type QuestionPart,
  type QuestionType,
} from './question';

/** A full paper has 100 points, so no question is worth more. */
export const maxPointsHundredths = 10_000;

const optionLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function joined(options: readonly QuestionOption[]): string {
  return options.map(({ label }) => label).join(' ');
}

/** Whether answers to questions of this type are scored without a person. */
export function isMachineMarked(type: QuestionType): boolean {
  return machineMarkedTypes.some((marked) => marked === type);
}

/** What a question that stands alone and a part of a case are both checked for. */
type Asked = Pick<QuestionPart, 'type' | 'stem' | 'options' | 'pointsHundredths'> & { readonly key: PartKey };

function checkOptions({ options }: Asked): Fault[] {
  const faults: Fault[] = [];
  if (options.length < 2) {
    faults.push(
      fault('TOO_FEW_OPTIONS', { field: 'options', found: String(options.length), expected: '≥ 2' }),
    );
  }
  const consecutive = optionLetters.slice(0, options.length).split('').join(' ');
  if (joined(options) !== consecutive) {
    faults.push(fault('OPTION_GAP', { field: 'options', found: joined(options), expected: consecutive }));
  }
  return [...faults, ...findEqualOptions(options)];
}

function findEqualOptions(options: readonly QuestionOption[]): Fault[] {
  const firstWith = new Map<string, string>();
  return options.flatMap(({ label, text }) => {
    const first = firstWith.get(normaliseOption(text));
    if (first === undefined) firstWith.set(normaliseOption(text), label);
    if (first === undefined) return [];
    return [
      fault('EQUAL_OPTIONS', {
        field: `option${label}`,
        found: `${first} = ${label}`,
        expected: `${first} ≠ ${label}`,
      }),
    ];
  });
}

function checkKeyCount(type: QuestionType, labels: readonly string[]): Fault[] {
  const found = labels.join('');
  if (type === 'single' && labels.length > 1)
    return [fault('KEY_COUNT', { field: 'key', found, expected: '1' })];
  // Some bureaux do set multiple-choice questions with one right option, to punish guessing by format.
  if (type === 'multiple' && labels.length === 1) {
    return [fault('KEY_COUNT', { field: 'key', severity: 'warning', found, expected: '≥ 2' })];
  }
  return [];
}

function checkChoice(draft: Asked): Fault[] {
  const labels = draft.key.kind === 'choice' ? [...new Set(draft.key.labels)] : [];
  if (labels.length === 0) {
    return [...checkOptions(draft), noKey(draft.type === 'single' ? 'A' : 'ABD')];
  }
  const known = draft.options.map(({ label }) => label);
  const strangers = labels.filter((label) => !known.includes(label));
  const notOptions = strangers.map((found) =>
    fault('KEY_NOT_AN_OPTION', { field: 'key', found, expected: known.join(' ') }),
  );
  return [...checkOptions(draft), ...notOptions, ...checkKeyCount(draft.type, labels)];
}

function noKey(expected: string): Fault {
  return fault('NO_KEY', { field: 'key', expected });
}

function checkFillIn({ key, stem }: Asked): Fault[] {
  const blanks = key.kind === 'fill_in' ? key.blanks : [];
  const hasEveryBlank = blanks.every((accepted) => accepted.some((text) => text.trim() !== ''));
  if (blanks.length === 0 || !hasEveryBlank) return [noKey('30；罚款|处罚')];
  const drawn = countBlanks(stem);
  if (drawn === blanks.length) return [];
  // A stem that draws no blank can still be answered; one that draws another number cannot be marked.
  const severity = drawn === 0 ? 'warning' : 'error';
  return [
    fault('BLANK_COUNT', { field: 'key', severity, found: String(drawn), expected: String(blanks.length) }),
  ];
}

function sumOf(points: readonly { readonly pointsHundredths: number }[]): number {
  return points.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0);
}

function pointsDiffer(field: string, sum: number, whole: number): Fault[] {
  if (sum === whole) return [];
  return [fault('POINTS_SUM', { field, found: String(sum / 100), expected: String(whole / 100) })];
}

function checkRubric({ key, pointsHundredths }: Asked): Fault[] {
  const points = key.kind === 'text' ? key.points : [];
  if (points.length === 0 || points.some(({ text }) => text.trim() === '')) {
    return [noKey('说明理由（1分）；告知权利（1分）')];
  }
  return pointsDiffer('key', sumOf(points), pointsHundredths);
}

function checkAsked(asked: Asked): Fault[] {
  switch (asked.type) {
    case 'single':
    case 'multiple':
      return checkChoice(asked);
    case 'true_false':
      return asked.key.kind === 'true_false' ? [] : [noKey('√ / ×')];
    case 'fill_in':
      return checkFillIn(asked);
    case 'short_answer':
      return checkRubric(asked);
  }
}

/** Faults of a part name it first: `parts.2.key` is the key of the second sub-question. */
function checkParts({ parts, key, pointsHundredths }: QuestionDraft): Fault[] {
  const keys = key.kind === 'case' ? key.parts : [];
  if (parts.length === 0)
    return [fault('CASE_WITHOUT_PARTS', { field: 'parts', found: '0', expected: '≥ 1' })];
  const faults = parts.flatMap((part, index) => {
    const partKey = keys[index];
    const found = partKey ? checkAsked({ ...part, key: partKey }) : [noKey('A')];
    const stem = part.stem.trim() === '' ? [fault('REQUIRED', { field: 'stem' })] : [];
    return [...stem, ...found].map((wrong) => ({
      ...wrong,
      field: `parts.${index + 1}.${wrong.field ?? 'stem'}`,
    }));
  });
  return [...faults, ...pointsDiffer('parts', sumOf(parts), pointsHundredths)];
}

function isPartKey(key: QuestionKey): key is PartKey {
  return key.kind !== 'case';
}

function checkKey(draft: QuestionDraft): Fault[] {
  const { type, key } = draft;
  if (type === 'case') return checkParts(draft);
  return isPartKey(key) ? checkAsked({ ...draft, type, key }) : [noKey('A')];
}

function checkNumbers({ difficulty, pointsHundredths }: QuestionDraft): Fault[] {
  const faults: Fault[] = [];
  if (!Number.isInteger(difficulty) || difficulty < 1 || difficulty > 5) {
    faults.push(
      fault('DIFFICULTY_INVALID', { field: 'difficulty', found: String(difficulty), expected: '1–5' }),
    );
  }
  if (
    !Number.isInteger(pointsHundredths) ||
    pointsHundredths <= 0 ||
    pointsHundredths > maxPointsHundredths
  ) {
    const found = String(pointsHundredths / 100);
    faults.push(fault('POINTS_INVALID', { field: 'points', found, expected: '0.01–100' }));
  }
  return faults;
}

/**
 * Whether a machine can give and mark this question, however it came in: a stem, options that differ, a key among them.
 * Faults name the field by its name in the draft (`stem`, `key`, `optionC` …); a file importer puts its column heading
 * there. Citations are checked where they are read, against the catalogue.
 */
export function checkQuestion(draft: QuestionDraft): readonly Fault[] {
  const stem = draft.stem.trim() === '' ? [fault('REQUIRED', { field: 'stem' })] : [];
  return [...stem, ...checkKey(draft), ...checkNumbers(draft)];
}
