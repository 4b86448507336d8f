import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pickForm } from './pick-form';

describe('picking a form', () => {
  it('gives an officer another form each time until he has had them all', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 20 }), (officerId, count) => {
        const forms = Array.from({ length: count }, (_, index) => pickForm(officerId, index + 1, count));
        expect(forms.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
        expect(pickForm(officerId, count + 1, count)).toBe(forms[0]);
      }),
    );
  });

  it('spreads officers evenly over the forms', () => {
    const counts = [0, 0, 0, 0];
    for (let officer = 0; officer < 4_000; officer += 1) {
      const id = `00000000-0000-4000-8000-${String(officer).padStart(12, '0')}`;
      const form = pickForm(id, 1, 4);
      counts[form] = (counts[form] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
