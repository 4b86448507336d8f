import { describe, expect, it } from '@jest/globals';
import type { QuestionKey } from '../questions/question';
import { scoreAttempt, type KeyedQuestion } from '../scoring/score-attempt';
import { changeKey, decideKeyChange, readKeyChange, type KeyChange } from './changed-key';

const options = ['A', 'B', 'C', 'D'].map((label) => ({ label, text: label }));
const choice = (...labels: string[]): QuestionKey => ({ kind: 'choice', labels });
const question = (key: QuestionKey): KeyedQuestion => ({ questionId: 'q', maxHundredths: 500, key });
const points = (keyed: KeyedQuestion, labels: string[], texts: string[] = []) =>
  scoreAttempt([keyed], [{ questionId: 'q', labels, texts }], 500).hundredths;

describe('a changed key', () => {
  it.each<[string, KeyChange[], string[], number]>([
    ['before: the old answer', [], ['A'], 500],
    ['before: the other answer', [], ['B'], 0],
    ['replaced: the old answer', [{ kind: 'replace', key: choice('B') }], ['A'], 0],
    ['replaced: the new answer', [{ kind: 'replace', key: choice('B') }], ['B'], 500],
    ['accepted besides: the old one', [{ kind: 'accept', key: choice('B') }], ['A'], 500],
    ['accepted besides: the new one', [{ kind: 'accept', key: choice('B') }], ['B'], 500],
    ['accepted besides: a third one', [{ kind: 'accept', key: choice('B') }], ['C'], 0],
    ['void: anything', [{ kind: 'void' }], ['D'], 500],
    ['void: nothing', [{ kind: 'void' }], [], 500],
    [
      'replaced after something was accepted: only the last counts',
      [
        { kind: 'accept', key: choice('B') },
        { kind: 'replace', key: choice('C') },
      ],
      ['B'],
      0,
    ],
    [
      'void, then replaced: stays void',
      [{ kind: 'void' }, { kind: 'replace', key: choice('C') }],
      ['B'],
      500,
    ],
  ])('%s', (_, changes, labels, earned) => {
    expect(points(changeKey(question(choice('A')), changes), labels)).toBe(earned);
  });

  it('of two right answers the better one counts, blank by blank', () => {
    const key: QuestionKey = { kind: 'fill_in', blanks: [['三十'], ['县级']] };
    const said = { labels: [], blanks: [['30'], []] };
    const change = readKeyChange('accept', said, { type: 'fill_in', options: [], key });
    if (!change.ok) throw new Error(change.refusal.code);
    const changed = changeKey(question(key), [change.value]);
    expect([points(changed, [], ['30', '县级']), points(changed, [], ['30', '市级'])]).toEqual([500, 250]);
  });

  it('points that a person gave stand, but for a question that is void', () => {
    const given = new Map([['q', 300]]);
    const score = (keyed: KeyedQuestion) => scoreAttempt([keyed], [], 300, { given });
    expect(score(question(choice('A')))).toMatchObject({ hundredths: 300, isPassed: true });
    expect(score({ ...question(choice('A')), isVoid: true }).hundredths).toBe(500);
  });
});

describe('what somebody says is right', () => {
  const trueFalse: QuestionKey = { kind: 'true_false', isTrue: true };
  const fillIn: QuestionKey = { kind: 'fill_in', blanks: [['甲'], ['乙']], isOrderFree: true };
  const none = { labels: [], blanks: [] };
  it.each<[string, Parameters<typeof readKeyChange>, string]>([
    [
      'an option',
      ['replace', { ...none, labels: ['B'] }, { type: 'single', options, key: choice('A') }],
      'ok',
    ],
    [
      'two of a single choice',
      ['replace', { ...none, labels: ['B', 'C'] }, { type: 'single', options, key: choice('A') }],
      'KEY_INVALID',
    ],
    [
      'an option there is not',
      ['accept', { ...none, labels: ['E'] }, { type: 'single', options, key: choice('A') }],
      'KEY_INVALID',
    ],
    ['no option', ['replace', none, { type: 'multiple', options, key: choice('A', 'B') }], 'KEY_INVALID'],
    [
      'the same in another order',
      ['replace', { ...none, labels: ['B', 'A'] }, { type: 'multiple', options, key: choice('A', 'B') }],
      'KEY_UNCHANGED',
    ],
    [
      'the other truth',
      ['replace', { ...none, labels: ['FALSE'] }, { type: 'true_false', options: [], key: trueFalse }],
      'ok',
    ],
    [
      'no truth',
      ['replace', { ...none, labels: ['A'] }, { type: 'true_false', options: [], key: trueFalse }],
      'KEY_INVALID',
    ],
    [
      'too few blanks',
      ['replace', { ...none, blanks: [['甲']] }, { type: 'fill_in', options: [], key: fillIn }],
      'KEY_INVALID',
    ],
    [
      'an empty blank',
      ['replace', { ...none, blanks: [['甲'], [' ']] }, { type: 'fill_in', options: [], key: fillIn }],
      'KEY_INVALID',
    ],
    [
      'another text',
      ['accept', { ...none, blanks: [['丙'], []] }, { type: 'fill_in', options: [], key: fillIn }],
      'ok',
    ],
    [
      'no other text',
      ['accept', { ...none, blanks: [['甲'], []] }, { type: 'fill_in', options: [], key: fillIn }],
      'KEY_UNCHANGED',
    ],
    [
      'a key of a written answer',
      [
        'replace',
        { ...none, labels: ['A'] },
        { type: 'short_answer', options: [], key: { kind: 'text', points: [] } },
      ],
      'KEY_INVALID',
    ],
    ['void', ['void', none, { type: 'short_answer', options: [], key: { kind: 'text', points: [] } }], 'ok'],
  ])('%s', (_, request, outcome) => {
    const result = readKeyChange(...request);
    expect(result.ok ? 'ok' : result.refusal.code).toBe(outcome);
  });

  it.each([
    [{ isAnnounced: false, isAfterAnnouncement: false, reason: '错印' }, 'ok'],
    [{ isAnnounced: false, isAfterAnnouncement: false, reason: ' ' }, 'REASON_MISSING'],
    [{ isAnnounced: true, isAfterAnnouncement: false, reason: '错印' }, 'KEY_ANNOUNCED'],
    [{ isAnnounced: true, isAfterAnnouncement: true, reason: '' }, 'REASON_MISSING'],
    [{ isAnnounced: true, isAfterAnnouncement: true, reason: '错印' }, 'ok'],
  ])('%j: %s', (request, outcome) => {
    const decision = decideKeyChange(request);
    expect(decision.ok ? 'ok' : decision.refusal.code).toBe(outcome);
  });
});
