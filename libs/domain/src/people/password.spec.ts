import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PASSWORD_RULES, decidePassword, isPasswordTooOld } from './password';

const nothing = { ownNumbers: ['15080212345', '110105194912310021'], isCommon: false, wasUsed: false };

describe('a password', () => {
  it.each([
    ['of nine characters', 'Correct-9', {}, 'PASSWORD_TOO_WEAK'],
    ['of two kinds of characters', 'correcthorse9', {}, 'PASSWORD_TOO_WEAK'],
    ['of ten and three kinds', 'Correct-ho', {}, null],
    ['with Chinese characters, which are a kind of their own', '执法大练兵Aa012345', {}, null],
    ['of five emoji and five letters', '😀😀😀😀😀Abcd1', {}, null],
    ['that holds the certificate number', 'Ab-15080212345', {}, 'PASSWORD_HOLDS_NUMBER'],
    ['that holds the ID number', 'Aa-110105194912310021', {}, 'PASSWORD_HOLDS_NUMBER'],
    ['everybody knows', 'Password123!', { isCommon: true }, 'PASSWORD_COMMON'],
    ['used before', 'Correct-Horse-9', { wasUsed: true }, 'PASSWORD_USED_BEFORE'],
  ] as const)('%s: %s', (_case, password, facts, expected) => {
    expect(decidePassword(password, DEFAULT_PASSWORD_RULES, { ...nothing, ...facts })).toBe(expected);
  });

  it('may be well known where the rules say so', () => {
    const rules = { ...DEFAULT_PASSWORD_RULES, refusesCommon: false };
    expect(decidePassword('Password123!', rules, { ...nothing, isCommon: true })).toBeNull();
  });

  it('is as short and simple as the rules allow', () => {
    const rules = { ...DEFAULT_PASSWORD_RULES, leastLength: 8, leastClasses: 1 };
    expect(decidePassword('abcdefgh', rules, nothing)).toBeNull();
    expect(decidePassword('abcdefg', rules, nothing)).toBe('PASSWORD_TOO_WEAK');
  });

  it('grows old only where the rules say after how many days, and not on the last of them', () => {
    const rules = { ...DEFAULT_PASSWORD_RULES, maxAgeDays: 90 };
    const setAt = new Date('2026-01-01T00:00:00Z');
    const after = (days: number, ms = 0) => new Date(setAt.getTime() + days * 86_400_000 + ms);
    expect(isPasswordTooOld(setAt, rules, after(90))).toBe(false);
    expect(isPasswordTooOld(setAt, rules, after(90, 1))).toBe(true);
    expect(isPasswordTooOld(setAt, DEFAULT_PASSWORD_RULES, after(9000))).toBe(false);
    expect(isPasswordTooOld(null, rules, after(91))).toBe(false);
  });
});
