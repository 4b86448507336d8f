import { describe, expect, it } from '@jest/globals';
import { readIdentity } from './read-identity';

const who = { iss: 'https://id.example', sub: 'u-1' };

describe('what a provider says of somebody', () => {
  it.each([
    ['a text', '15080200001', '15080200001'],
    ['a text with spaces around it', ' 15080200001 ', '15080200001'],
    ['a whole number', 15080200001, '15080200001'],
    ['a list of one', ['15080200001'], '15080200001'],
    ['a list of two', ['15080200001', '15080200002'], null],
    ['a number that has lost digits', 2 ** 60, null],
    ['an empty text', '  ', null],
    ['an endless text', 'x'.repeat(65), null],
    ['an object', { no: '15080200001' }, null],
    ['nothing', undefined, null],
  ])('reads a certificate number from %s', (_, claim, certificateNo) => {
    expect(readIdentity({ ...who, license: claim }, 'license')).toEqual({
      ...{ issuer: 'https://id.example', subject: 'u-1' },
      ...{ certificateNo, hasSecondFactor: false },
    });
  });

  it.each([
    [['pwd', 'otp'], true],
    [['mfa'], true],
    [['pwd'], false],
    [['fpt'], false],
    ['mfa', false],
    [undefined, false],
  ])('takes the methods %j for a second factor: %j', (amr, hasSecondFactor) => {
    expect(readIdentity({ ...who, amr }, 'license').hasSecondFactor).toBe(hasSecondFactor);
  });
});
