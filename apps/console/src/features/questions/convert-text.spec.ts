import { expect, it } from '@jest/globals';
import { convertDraft } from './convert-text';
import { emptyDraft, emptyPart } from './draft';

it('plain text becomes paragraphs and comes back as it was', () => {
  const draft = {
    ...emptyDraft(),
    stem: 'pH < 6 & COD\n第二行',
    parts: [{ ...emptyPart(), stem: '如何处理？' }],
  };
  const rich = convertDraft(draft, 'HTML');
  expect(rich.stem).toBe('<p>pH &lt; 6 &amp; COD</p><p>第二行</p>');
  expect(rich.parts[0]?.stem).toBe('<p>如何处理？</p>');
  expect(convertDraft(rich, 'PLAIN')).toEqual(draft);
  expect(convertDraft(draft, 'PLAIN')).toBe(draft);
});
