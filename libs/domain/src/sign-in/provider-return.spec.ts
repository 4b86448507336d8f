import { describe, expect, it } from '@jest/globals';
import { ownPath, PROVIDER_REFUSALS, readProviderRefusal, readTicket, signInPageOf } from './provider-return';

describe('coming back from the provider', () => {
  it.each([
    ['/exams/1?from=mail', '/exams/1?from=mail'],
    ['/console/coverage?region=150000', '/console/coverage?region=150000'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/a\\b', '/'],
    ['/./\n/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    [null, '/'],
    [undefined, '/'],
  ])('%j leads to %j', (text, path) => {
    expect(ownPath(text)).toBe(path);
  });

  it.each([
    ['/', '/sign-in', {}],
    ['/me/security', '/sign-in', { next: '/me/security' }],
    ['/console', '/console/sign-in', {}],
    ['/console/', '/console/sign-in', {}],
    ['/console/coverage?region=1', '/console/sign-in', { to: '/coverage?region=1' }],
    ['/consoles', '/sign-in', { next: '/consoles' }],
  ])('%j belongs to the page %j', (path, page, next) => {
    expect(signInPageOf(path)).toEqual({ page, next });
  });

  it('says only what it knows', () => {
    for (const code of PROVIDER_REFUSALS) expect(readProviderRefusal(code)).toBe(code);
    expect(readProviderRefusal('BAD_CREDENTIALS')).toBeNull();
    expect(readProviderRefusal(null)).toBeNull();
  });

  it.each([
    [`#ticket=${'aB_-9'.repeat(8)}`, 'aB_-9'.repeat(8)],
    ['#ticket=short', null],
    [`#ticket=${'a'.repeat(30)}&x=1`, null],
    ['', null],
  ])('finds the ticket in %j', (hash, ticket) => {
    expect(readTicket(hash)).toBe(ticket);
  });
});
