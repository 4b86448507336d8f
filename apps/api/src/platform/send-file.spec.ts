import { expect, it } from '@jest/globals';
import { attachment } from './send-file';

it.each([
  ['paper.pdf', 'paper.pdf', 'paper.pdf'],
  [
    '年度考核 试卷（A卷）.pdf',
    '_ _A_.pdf',
    '%E5%B9%B4%E5%BA%A6%E8%80%83%E6%A0%B8%20%E8%AF%95%E5%8D%B7%EF%BC%88A%E5%8D%B7%EF%BC%89.pdf',
  ],
  ['../a"b\r\nset-cookie: x.pdf', '..-a-b-set-cookie- x.pdf', '..-a-b-set-cookie-%20x.pdf'],
  ["it's (1)*.pdf", 'it_s (1)-.pdf', 'it%27s%20%281%29-.pdf'],
  [`${'长'.repeat(300)}.docx`, '_.docx', `${'%E9%95%BF'.repeat(115)}.docx`],
])('%j is offered as %j and in full', (name, plain, encoded) => {
  expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
});
