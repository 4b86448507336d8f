import { describe, expect, it } from '@jest/globals';
import { richBlocks, wordsOf } from './rich-blocks';

const line = (...runs: unknown[]) => ({ kind: 'text', runs });

describe('a wording in blocks', () => {
  it.each([
    ['plain lines', '甲\n乙', 'plain', [line({ text: '甲' }), line({ text: '乙' })]],
    ['plain text that looks like markup', 'a < b & c', 'plain', [line({ text: 'a < b & c' })]],
    ['paragraphs', '<p>甲</p><p>乙</p>', 'html', [line({ text: '甲' }), line({ text: '乙' })]],
    [
      'what is raised and lowered',
      '<p>CO<sub>2</sub>，10<sup>3</sup></p>',
      'html',
      [line({ text: 'CO' }, { text: '2', shift: 'sub' }, { text: '，10' }, { text: '3', shift: 'sup' })],
    ],
    [
      'what is bold',
      '<p>罚款<strong>5</strong></p>',
      'html',
      [line({ text: '罚款' }, { text: '5', isBold: true })],
    ],
    [
      'lists',
      '<ol start="2"><li><p>甲</p></li><li>乙</li></ol><ul><li>丙</li></ul>',
      'html',
      [line({ text: '2. 甲' }), line({ text: '3. 乙' }), line({ text: '· 丙' })],
    ],
    [
      'a table',
      '<table><tbody><tr><th>项</th><td><p>限值</p></td></tr><tr><td>COD</td><td>100</td></tr></tbody></table>',
      'html',
      [
        {
          kind: 'table',
          rows: [
            [[{ text: '项', isBold: true }], [{ text: '限值' }]],
            [[{ text: 'COD' }], [{ text: '100' }]],
          ],
        },
      ],
    ],
    [
      'a picture between words',
      '<p>见图<img src="/media/images/a.png" alt="排口" />所示</p>',
      'html',
      [
        line({ text: '见图' }),
        { kind: 'image', src: '/media/images/a.png', alt: '排口' },
        line({ text: '所示' }),
      ],
    ],
  ])('%s', (_name, text, format, blocks) => {
    expect(richBlocks(text, format as 'plain' | 'html')).toEqual(blocks);
  });

  it.each([
    ['\\frac{a+b}{c}', '(a+b)/c'],
    ['\\sqrt{x}', '√x'],
    ['Q = 3 \\times 10^{4}', 'Q=3×104'],
    ['a_{1}', 'a1'],
  ])('the formula %s in a line', (latex, words) => {
    const html = `<p><span data-type="inline-math" data-latex="${latex}"></span></p>`;
    expect(wordsOf(richBlocks(html, 'html'))).toBe(words);
  });

  it('keeps the words of what is not well formed', () => {
    expect(wordsOf(richBlocks('<p>甲<b>乙</p>丙', 'html'))).toBe('甲乙\n丙');
  });
});
