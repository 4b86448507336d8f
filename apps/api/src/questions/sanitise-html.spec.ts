import { describe, expect, it } from '@jest/globals';
import type { QuestionDraft } from '@whetstone/domain';
import { sanitiseDraft, sanitiseHtml } from './sanitise-html';

const IMAGE = `/media/images/${'a'.repeat(64)}.png`;

describe('rich text', () => {
  it.each([
    '<p>罚款<strong>5万元</strong>以上<sup>2</sup></p>',
    '<table><tbody><tr><th colspan="2">因子</th></tr><tr><td>COD</td><td>50</td></tr></tbody></table>',
    '<p><span data-type="inline-math" data-latex="\\frac{a}{b}"></span></p>',
    `<p><img src="${IMAGE}" alt="排口" /></p>`,
    '<ol start="2"><li><p>二</p></li></ol>',
  ])('keeps %s', (html) => expect(sanitiseHtml(html)).toBe(html));

  it.each([
    ['<p onclick="x()">甲</p>', '<p>甲</p>'],
    ['<script>alert(1)</script><p>甲</p>', '<p>甲</p>'],
    ['<p><a href="javascript:x()">甲</a></p>', '<p>甲</p>'],
    ['<p>甲<img src="https://elsewhere.example/a.png" alt="x"></p>', '<p>甲</p>'],
    ['<p>甲<img src="data:image/svg+xml;base64,AAAA"></p>', '<p>甲</p>'],
    [`<p>甲<img src="${IMAGE}" onerror="x()"></p>`, `<p>甲<img src="${IMAGE}" /></p>`],
    ['<svg><script>x()</script></svg><p style="position:fixed">甲</p>', '<p>甲</p>'],
    ['<iframe src="/x"></iframe><p>甲</p><style>p{}</style>', '<p>甲</p>'],
    ['<span data-type="other" data-latex="x">甲</span><p>乙</p>', '<p>乙</p>'],
    [`<span data-type="inline-math" data-latex="${'x'.repeat(2001)}"></span>`, ''],
  ])('of the beginning %.60s keeps %s', (html, kept) => expect(sanitiseHtml(html)).toBe(kept));

  it('is cleaned wherever a question holds it, and plain text is left as it is', () => {
    const bad = '<p onclick="x()">甲</p>';
    const option = { label: 'A', text: bad };
    const part = {
      type: 'single',
      stem: bad,
      options: [option],
      explanation: bad,
      pointsHundredths: 100,
    } as const;
    const draft: QuestionDraft = {
      type: 'case',
      textFormat: 'html',
      ...{ stem: bad, options: [option], parts: [part], explanation: bad },
      key: { kind: 'case', parts: [{ kind: 'choice', labels: ['A'] }] },
      difficulty: 3,
      ...{ cognition: null, pointsHundredths: 100, topicPath: [], citations: [] },
      ...{ referenceDate: '2026-01-01', source: '', tags: [] },
    };
    expect(JSON.stringify(sanitiseDraft(draft))).not.toContain('onclick');
    expect(sanitiseDraft({ ...draft, textFormat: 'plain' }).stem).toBe(bad);
  });
});
