import { describe, expect, it } from '@jest/globals';
import {
  decideSignOff,
  questionStates,
  SIGN_OFF,
  signOffActions,
  type QuestionState,
  type SignOffRequest,
} from './sign-off';

const request = (change: Partial<SignOffRequest>): SignOffRequest => ({
  action: 'submit',
  state: 'draft',
  successorState: null,
  isAuthor: true,
  isReviewer: true,
  officerId: 'reviewer',
  writerIds: ['author'],
  comment: '',
  errorCount: 0,
  ...change,
});

const codeOf = (change: Partial<SignOffRequest>) => {
  const decided = decideSignOff(request(change));
  return decided.ok ? decided.value.to : decided.refusal.code;
};

describe('the way of a question', () => {
  it('reaches every state from a draft, and no action leads nowhere', () => {
    const reached = new Set<QuestionState>(['draft']);
    for (const state of reached) for (const next of Object.values(SIGN_OFF[state])) reached.add(next);
    expect([...reached].toSorted()).toEqual([...questionStates].toSorted());
    const used = Object.values(SIGN_OFF).flatMap((actions) => Object.keys(actions));
    expect(used.toSorted()).toEqual([...signOffActions].toSorted());
  });

  it('has no edge from draft to published: somebody else has to read it', () => {
    const [before] = Object.entries(SIGN_OFF).filter(([, actions]) =>
      Object.values(actions).includes('published'),
    );
    expect(before?.[0]).toBe('in_review');
  });

  it.each(questionStates.flatMap((state) => signOffActions.map((action) => ({ state, action }))))(
    'from $state by $action',
    ({ state, action }) => {
      expect(codeOf({ state, action, comment: '理由' })).toBe(SIGN_OFF[state][action] ?? 'SIGN_OFF_NOT_NOW');
    },
  );
});

describe('a step is refused', () => {
  it.each<[string, Partial<SignOffRequest>]>([
    ['SIGN_OFF_NOT_YOURS', { action: 'submit', isAuthor: false }],
    ['SIGN_OFF_NOT_YOURS', { action: 'publish', state: 'in_review', isReviewer: false }],
    ['SIGN_OFF_NOT_YOURS', { action: 'retire', state: 'published', isReviewer: false }],
    ['SIGN_OFF_OWN', { action: 'publish', state: 'in_review', officerId: 'author' }],
    ['SIGN_OFF_OWN', { action: 'return', state: 'in_review', officerId: 'author', comment: '改' }],
    ['COMMENT_MISSING', { action: 'return', state: 'in_review', comment: ' ' }],
    ['QUESTION_FAULTY', { action: 'submit', errorCount: 2 }],
    ['QUESTION_FAULTY', { action: 'publish', state: 'in_review', errorCount: 1 }],
  ])('with %s', (code, change) => expect(codeOf(change)).toBe(code));

  it('but a faulty draft may be thrown away', () => {
    expect(codeOf({ action: 'discard', errorCount: 3 })).toBe('retired');
  });
});

describe('a published question that is reworked', () => {
  const reworked = { state: 'published', successorState: 'in_review' } as const;

  it('moves its next wording and stays published meanwhile', () => {
    expect(decideSignOff(request({ ...reworked, action: 'publish' }))).toMatchObject({
      value: {
        subject: 'successor',
        from: 'in_review',
        to: 'published',
      },
    });
  });

  it('is retired as a whole', () => {
    expect(decideSignOff(request({ ...reworked, action: 'retire' }))).toMatchObject({
      value: {
        subject: 'question',
        from: 'published',
        to: 'retired',
      },
    });
  });
});
