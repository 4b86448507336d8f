import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hasError, sayFault, type Fault } from '@whetstone/domain';
import { buildDocx, docxOfText, paragraphXml } from './build-docx.example';
import { readStatute, statuteLimits } from './read-statute';

const rules = `办公室茶水办法
（2020年1月2日茶水委员会通过）
目\u3000录
第一章\u3000总则
第二章\u3000附\u3000\u3000则
第一章\u3000总则
\u3000\u3000第一条\u3000茶分下列几种：
\u3000\u3000（一）绿茶；
\u3000\u3000（二）红茶，包括：
\u3000\u30001．小种；
\u3000\u30002．工夫。
\u3000\u3000白开水也算茶。
第二章\u3000附\u3000\u3000则
\u3000\u3000第二条\u3000没有了。`;

async function faultsOf(
  bytes: Uint8Array,
  name = '办法.docx',
  limits = statuteLimits,
): Promise<readonly Fault[]> {
  const reading = await readStatute(bytes, name, limits);
  return reading.ok ? reading.statute.faults : reading.faults;
}

async function read(bytes: Uint8Array, name = '办法.docx') {
  const reading = await readStatute(bytes, name);
  if (!reading.ok) throw new Error(reading.faults.map((wrong) => sayFault(wrong, 'en')).join());
  return reading.statute;
}

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
/** 第一条 喝茶。 in GB18030, which Node writes no text in. */
const gbk = new Uint8Array([
  ...[0xcc, 0xe2, 0x0a, 0x32, 0x30, 0x32, 0x30, 0xc4, 0xea, 0xcd, 0xa8, 0xb9, 0xfd, 0x0a],
  ...[0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xba, 0xc8, 0xb2, 0xe8, 0xa1, 0xa3],
]);

describe('the file of a law', () => {
  it('reads the same as a Word file, in UTF-8 and in UTF-16', async () => {
    const found = await read(docxOfText(rules));
    expect(found.faults).toEqual([]);
    expect(found.title).toBe('办公室茶水办法');
    expect(found.enactmentLines).toEqual(['（2020年1月2日茶水委员会通过）']);
    expect(found.headings.map(({ text }) => text)).toEqual(['第一章 总则', '第二章 附则']);
    const [first] = found.articles;
    expect(first?.paragraphs.map(({ items }) => items.map(({ subItems }) => subItems.length))).toEqual([
      [0, 2],
      [],
    ]);
    for (const bytes of [new TextEncoder().encode(rules), utf16(rules)])
      expect((await read(bytes, '办法.txt')).articles.map(({ text }) => text)).toEqual(
        found.articles.map(({ text }) => text),
      );
  });

  it('reads in GB18030', async () => {
    expect((await read(gbk, '办法.txt')).articles.map(({ text }) => text)).toEqual(['喝茶。']);
  });

  it('is read by what it is and not by its name', async () => {
    expect((await read(docxOfText(rules), '办法.txt')).articles).toHaveLength(2);
  });

  it('leaves out hidden words, moved words and copies for older programs, and keeps text boxes', async () => {
    const run = (text: string, properties = '') =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = [
      paragraphXml('办公室茶水办法'),
      paragraphXml('2020年通过'),
      `<w:p>${run('第一条 喝')}${run('隐', '<w:vanish/>')}<w:del>${run('茶')}</w:del><w:ins>${run('水')}</w:ins>${run('。')}</w:p>`,
      `<w:p><mc:AlternateContent><mc:Choice>${paragraphXml('第二条 方框。')}</mc:Choice><mc:Fallback>${paragraphXml('第二条 方框。')}</mc:Fallback></mc:AlternateContent></w:p>`,
    ].join('');
    const statute = await read(buildDocx(body));
    expect(statute.articles.map(({ text }) => text)).toEqual(['喝水。', '方框。']);
    expect(statute.faults).toMatchObject([
      { code: 'DOCUMENT_HAS_REVISIONS', found: '2', severity: 'warning' },
    ]);
  });

  it('warns of numbers the word processor makes, which are no part of the text', async () => {
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>';
    const plain = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const body =
      paragraphXml('题') +
      paragraphXml('某日通过') +
      paragraphXml('喝茶。', numbered) +
      paragraphXml('再喝。', plain);
    expect((await faultsOf(buildDocx(body))).map((wrong) => sayFault(wrong, 'zh'))).toEqual([
      '有 1 段使用了自动编号，自动编号不会随文字一起读出，应为手写的编号（如“第一条”）。请核对，必要时将编号转换为文本。',
      '没有找到条文：共读到 4 行，应有以“第一条”开头的行。',
    ]);
  });
});

describe('a file that is refused', () => {
  const ole = (content: string) =>
    new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(content, 'utf16le')]));
  const whole = docxOfText(rules);

  it.each<[string, Uint8Array, string, string]>([
    [
      'is an old .doc',
      ole('WordDocument'),
      'OLD_DOC',
      '“办法.docx”是旧版 doc 文件或加密文件，无法读取。请去掉密码并另存为 .docx。',
    ],
    [
      'has a password',
      ole('EncryptedPackage'),
      'DOCUMENT_ENCRYPTED',
      '“办法.docx”设有密码，无法读取。请去掉密码并另存为 .docx。',
    ],
    [
      'is cut off',
      whole.slice(0, whole.length - 40),
      'DOCUMENT_BROKEN',
      '“办法.docx”已损坏，无法打开。请重新下载或另存为 .docx。',
    ],
    [
      'is not well-formed inside',
      buildDocx('<w:p>'),
      'DOCUMENT_BROKEN',
      '“办法.docx”已损坏，无法打开。请重新下载或另存为 .docx。',
    ],
    [
      'holds macros',
      buildDocx('', [{ name: 'word/vbaProject.bin', content: 'x' }]),
      'HAS_MACROS',
      '文件含有宏（word/vbaProject.bin），出于安全考虑已拒绝打开。请另存为不含宏的 .docx。',
    ],
    [
      'declares a document type',
      buildDocx('', [{ name: 'word/x.xml', content: '<!DOCTYPE x [<!ENTITY a "a">]><x/>' }]),
      'ARCHIVE_HAS_DTD',
      '文件部件“word/x.xml”中含有文档类型声明（DTD），出于安全考虑已拒绝打开。请用原来的软件另存为新的 .docx 文件。',
    ],
    [
      'lies about its size and unpacks to more than is allowed',
      buildDocx('', [
        { name: 'word/media/a.bin', content: Buffer.alloc(61 * 1024 * 1024), declaredBytes: 10 },
      ]),
      'ARCHIVE_TOO_LARGE',
      '文件解压后达到 ≥ 60 MB，超过上限 60 MB，已拒绝打开。',
    ],
    [
      'has too many parts',
      buildDocx(
        '',
        Array.from({ length: 501 }, (_, index) => ({ name: `word/${index}`, content: '' })),
      ),
      'ARCHIVE_TOO_MANY_ENTRIES',
      '文件内含 503 个部件，超过上限 500，已拒绝打开。',
    ],
    [
      'is no text in any encoding',
      new Uint8Array([0xff, 0xff, 0xff]),
      'ENCODING_UNKNOWN',
      '无法识别文件“办法.docx”的文字编码，应为 UTF-8 / UTF-16 / GB18030。',
    ],
    [
      'is a program',
      new Uint8Array([1, 2, 3, 4]),
      'NOT_A_LAW_FILE',
      '“办法.docx”不是可读的法规文本，应为 .docx / .md / .txt。',
    ],
    ['is empty', new Uint8Array(), 'MISSING_TITLE', '没有找到法规标题，读到的是“”，首行应如“# 《…》”。'],
  ])('%s', async (_name, bytes, code, message) => {
    const [first] = await faultsOf(bytes);
    expect([first?.code, first && sayFault(first, 'zh')]).toEqual([code, message]);
  });

  it('is larger than what is read', async () => {
    const [first] = await faultsOf(new Uint8Array(2048), '办法.txt', { ...statuteLimits, fileBytes: 1024 });
    expect(first).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('holds more text than any law', async () => {
    const [first] = await faultsOf(new TextEncoder().encode('茶'.repeat(1_500_000)), '办法.txt');
    expect(first).toMatchObject({ code: 'FILE_TOO_LARGE', found: '4.3 MB', expected: '4 MB' });
  });

  it('takes more memory or time than it may', async () => {
    const text = `题\n某日通过\n${Array.from({ length: 12_000 }, (_, index) => `第${index + 1}条 ${'茶'.repeat(200)}`).join('\n')}`;
    const [first] = await faultsOf(docxOfText(text), '办法.docx', { ...statuteLimits, heapMb: 8 });
    expect(first).toMatchObject({ code: 'PARSING_LIMIT', found: '> 8 MB' });
  });
});

const code = new URL('../../../../../shared/laws/ecological-environment-code-2026.md', import.meta.url);
if (existsSync(code)) {
  it('the Code is the same text as a Word file', async () => {
    const text = readFileSync(code, 'utf8').replace(/<!--.*-->/g, '');
    const plain = await readStatute(new TextEncoder().encode(text), 'code.md');
    const document = await readStatute(docxOfText(text.replace(/^#+ /gm, '')), 'code.docx');
    if (!plain.ok || !document.ok) throw new Error('not read');
    expect(hasError(document.statute.faults)).toBe(false);
    expect(document.statute.articles.map(({ text: words }) => words)).toEqual(
      plain.statute.articles.map(({ text: words }) => words),
    );
    expect(document.statute.headings.map(({ text: words }) => words)).toEqual(
      plain.statute.headings.map(({ text: words }) => words),
    );
  });
} else {
  it.skip('skipped: no statute texts', () => undefined);
}
