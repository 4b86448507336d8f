import { describe, expect, it } from '@jest/globals';
import { isCompatible, licenceFaults, readAudit } from '../../tools/licences.mjs';

describe('what the product is made of', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND OFL-1.1)', true],
    ['GPL-2.0', false],
    ['LGPL-3.0', false],
    ['AGPL-3.0-only OR SSPL-1.0', false],
    ['MIT AND GPL-3.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ])('may be under %s: %s', (licence, isAllowed) => {
    expect(isCompatible(licence)).toBe(isAllowed);
  });

  it('is named when its licence does not fit or is not known; what it is only made with is not looked at', () => {
    const packages = {
      '': { version: '0.1.0', license: 'Apache-2.0' },
      'node_modules/good': { version: '1.0.0', license: 'MIT' },
      'node_modules/good/node_modules/@x/copyleft': { version: '2.0.0', license: 'GPL-3.0' },
      'node_modules/silent': { version: '3.0.0' },
      'node_modules/tool': { version: '4.0.0', license: 'GPL-3.0', dev: true },
    };
    expect(licenceFaults({ packages })).toEqual(['@x/copyleft@2.0.0: GPL-3.0', 'silent@3.0.0: none named']);
  });

  it('is told for its dangers, and that nobody answered is not taken for safety', () => {
    const report = {
      vulnerabilities: {
        a: { name: 'a', severity: 'critical' },
        b: { name: 'b', severity: 'moderate' },
      },
    };
    expect(readAudit(JSON.stringify(report))).toEqual(['a: critical']);
    expect(readAudit(JSON.stringify({ vulnerabilities: {} }))).toEqual([]);
    for (const silence of ['', 'npm error', '{"message":"not found"}', undefined])
      expect(readAudit(silence)).toBeNull();
  });
});
