import { describe, expect, it } from '@jest/globals';
import { inputOf, type ExamFields } from './exam-input';

const fields = (change: Partial<ExamFields> = {}): ExamFields => ({
  ...{ blueprintId: 'b', title: '季度考试', opensAt: '2026-11-26T09:00', closesAt: '2026-11-26T12:00' },
  ...{
    durationMinutes: 60,
    attemptsAllowed: 1,
    passPoints: 60,
    regionCodes: [150800],
    posts: [],
    grades: [],
  },
  ...{ showsWholePaper: false, shuffleQuestions: true, shuffleOptions: false, isPractice: false },
  ...{ results: 'AT_ONCE', keys: 'AFTER_CLOSING' },
  ...change,
});

describe('an exam as it is sent', () => {
  it('says times in Beijing, and leaves out what was left open', () =>
    expect(inputOf(fields())).toMatchObject({
      ...{ opensAt: '2026-11-26T09:00:00+08:00', closesAt: '2026-11-26T12:00:00+08:00', lastEntryAt: null },
      ...{ resultsFrom: null, keysFrom: '2026-11-26T12:00:00+08:00', hallPassword: null, hallNetworks: [] },
    }));

  it('tells points and keys at the time that was set', () =>
    expect(
      inputOf(
        fields({
          results: 'AT_TIME',
          resultsAt: '2026-11-27T08:00',
          keys: 'AT_TIME',
          keysAt: '2026-11-28T08:00',
        }),
      ),
    ).toMatchObject({ resultsFrom: '2026-11-27T08:00:00+08:00', keysFrom: '2026-11-28T08:00:00+08:00' }));

  it('reads certificates and networks however they are set apart', () =>
    expect(
      inputOf(fields({ certificateNos: 'A1、A2\n A3，A4', hallNetworks: '10.15.0.0/16; 10.16.0.1' })),
    ).toMatchObject({
      hallNetworks: ['10.15.0.0/16', '10.16.0.1'],
      audience: { certificateNos: ['A1', 'A2', 'A3', 'A4'] },
    }));
});
