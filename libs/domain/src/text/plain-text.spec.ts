import { expect, it } from '@jest/globals';
import { plainTextOf } from './plain-text';

it.each([
  ['<p>罚款<strong>5万元</strong>以上</p><p>由市级决定</p>', '罚款5万元以上\n由市级决定'],
  ['<p>超标 <span data-type="inline-math" data-latex="\\frac{a}{b}"></span> 倍</p>', '超标 \\frac{a}{b} 倍'],
  ['<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>', '甲 乙'],
  ['<p>pH &lt; 6 &amp;&nbsp;COD &#62; 1 &#x41; &what;</p>', 'pH < 6 & COD > 1 A &what;'],
  ['<p><img src="/media/images/a.png" alt="排口照片"></p>', '排口照片'],
])('%s reads %j', (html, text) => expect(plainTextOf(html, 'html')).toBe(text));

it('plain text is itself, whatever it looks like', () => {
  expect(plainTextOf('a < b & c', 'plain')).toBe('a < b & c');
});
