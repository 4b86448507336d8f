import { describe, expect, it } from '@jest/globals';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { sayFault } from '@whetstone/domain';
import { buildWorkbook } from '../workbook/build-workbook.example';
import { buildZip } from '../workbook/build-zip.example';
import { readQuestions } from './read-questions';

const today = '2026-11-23';

function read(content: string | Uint8Array, fileName: string) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readQuestions(bytes, fileName, [], { today });
}

async function faultOf(content: string | Uint8Array, fileName: string) {
  const { questions, faults } = await read(content, fileName);
  expect(questions).toEqual([]);
  return faults.map(({ at, code, found, expected }) => ({ at, code, found, expected }));
}

async function word(...lines: readonly string[]): Promise<Uint8Array> {
  const children = lines.map((line) => new Paragraph(line));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

describe('GIFT of others', () => {
  it('is read with its titles, weights, feedback and missing words', async () => {
    const { format, questions, faults } = await read(
      `// a remark
$CATEGORY: $course$/法律/总则

::Q1:: 哪个大？{
=二#对了
~一#小了
####二大于一。
}

Two plus two is {=4 =four} in English.

哪些大于一？{~%50%二 ~%50%三 ~%-100%一}

二大于一。{T}

1822年是？{#1822:5}

连一连{=一 -> 1 =二 -> 2}

写一写{}

只是一段话。
`,
      '题.gift',
    );
    expect(format).toBe('gift');
    expect(questions).toMatchObject([
      {
        ...{
          rowNumber: 4,
          type: 'single',
          stem: '哪个大？',
          key: { labels: ['A'] },
          topicPath: ['法律', '总则'],
        },
        explanation: '二大于一。\nA. 对了\nB. 小了',
      },
      { type: 'fill_in', stem: 'Two plus two is____in English.', key: { blanks: [['4', 'four']] } },
      { type: 'multiple', key: { labels: ['A', 'B'], ratioByLabel: { A: 0.5, B: 0.5, C: -1 } } },
      { type: 'true_false', key: { isTrue: true } },
    ]);
    expect(faults.map(({ at, code, found }) => [at, code, found])).toEqual([
      [16, 'TYPE_NOT_SUPPORTED', 'numerical 数值题'],
      [18, 'TYPE_NOT_SUPPORTED', 'matching 匹配题'],
      [20, 'NO_KEY', ''],
      [22, 'TYPE_NOT_SUPPORTED', 'description 说明'],
    ]);
  });
});

describe('Aiken', () => {
  it('is recognised in a text file; a question without its key is told', async () => {
    const text =
      '哪个大？\nA. 一\nB. 二\nANSWER: B\n\n哪个小？\nA) 一\nB) 二\n\n哪个？\nA. 甲\nB. 乙\nANSWER: C\n';
    const { format, questions, faults } = await read(text, '题.txt');
    expect(format).toBe('aiken');
    expect(questions).toMatchObject([{ stem: '哪个大？', key: { labels: ['B'] } }]);
    expect(faults).toMatchObject([
      { at: 6, code: 'NO_KEY', field: '答案' },
      { at: 10, code: 'KEY_NOT_AN_OPTION', found: 'C', expected: 'A B' },
    ]);
  });
});

describe('Moodle XML of others', () => {
  it('is read, and what we do not have is told by its name', async () => {
    const { format, questions, faults } = await read(
      `<?xml version="1.0"?>
<quiz>
<question type="category"><category><text>$course$/top/水</text></category></question>
<question type="multichoice">
  <name><text>一</text></name>
  <questiontext format="html"><text><![CDATA[<p>设 \\(x^2\\)，<b>哪些</b>？<img src="@@PLUGINFILE@@/a.png"/><script>x</script></p>]]></text></questiontext>
  <defaultgrade>2.0000000</defaultgrade><single>false</single>
  <answer fraction="50" format="html"><text>&lt;p&gt;甲&lt;/p&gt;</text></answer>
  <answer fraction="50" format="html"><text>&lt;p&gt;乙&lt;/p&gt;</text></answer>
  <answer fraction="0" format="html"><text>&lt;p&gt;丙&lt;/p&gt;</text></answer>
</question>
<question type="cloze"><questiontext format="plain_text"><text>一加一是{1:SHORTANSWER:=2~=二~%50%三}，二加二是{1:SA:=4}。</text></questiontext></question>
<question type="cloze"><questiontext format="plain_text"><text>选{1:MULTICHOICE:=甲~乙}</text></questiontext></question>
<question type="matching"><questiontext format="html"><text>连</text></questiontext></question>
<question type="ddwtos"><questiontext format="html"><text>拖</text></questiontext></question>
<question type="numerical"><questiontext format="html"><text>算</text></questiontext></question>
<question type="essay"><questiontext format="html"><text>为什么？</text></questiontext><defaultgrade>3</defaultgrade><graderinfo format="html"><text><![CDATA[<p>其一（1分）</p><p>其二（2分）</p>]]></text></graderinfo></question>
</quiz>`,
      '题.xml',
    );
    expect(format).toBe('moodle');
    expect(questions).toMatchObject([
      {
        ...{ rowNumber: 4, type: 'multiple', textFormat: 'html', pointsHundredths: 200, topicPath: ['水'] },
        stem: '<p>设 <span data-type="inline-math" data-latex="x^2"></span>，<strong>哪些</strong>？</p>',
        key: { labels: ['A', 'B'] },
      },
      { type: 'fill_in', stem: '一加一是____，二加二是____。', key: { blanks: [['2', '二'], ['4']] } },
      { type: 'short_answer', key: { points: [{ text: '其一' }, { text: '其二', pointsHundredths: 200 }] } },
    ]);
    expect(faults.map(({ at, code, found }) => [at, code, found])).toEqual([
      [4, 'PICTURE_LEFT_OUT', '@@PLUGINFILE@@/a.png'],
      [13, 'TYPE_NOT_SUPPORTED', 'cloze MULTICHOICE'],
      [14, 'TYPE_NOT_SUPPORTED', 'matching 匹配题'],
      [15, 'TYPE_NOT_SUPPORTED', 'drag and drop into text 拖放填空'],
      [16, 'TYPE_NOT_SUPPORTED', 'numerical 数值题'],
    ]);
  });
});

function item(body: string, declarations = ''): string {
  return `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false">${declarations}<itemBody>${body}</itemBody></assessmentItem>`;
}

const choice = item(
  `<p>Look at the text.</p><choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="1">
    <prompt>What does it say?</prompt>
    <simpleChoice identifier="ChoiceA">You must stay.</simpleChoice>
    <simpleChoice identifier="ChoiceB">H<sub>2</sub>O</simpleChoice>
  </choiceInteraction>`,
  '<responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>ChoiceB</value></correctResponse></responseDeclaration>',
);

describe('QTI of others', () => {
  it('is read from one item', async () => {
    const { format, questions, faults } = await read(choice, '题.xml');
    expect(faults).toEqual([]);
    expect(format).toBe('qti2.1');
    expect(questions).toMatchObject([
      {
        ...{ type: 'single', textFormat: 'html', key: { labels: ['B'] } },
        options: [{ text: '<p>You must stay.</p>' }, { text: 'H<sub>2</sub>O' }],
      },
    ]);
  });

  it('is read from a package in the order of its manifest; each fault names question and file', async () => {
    const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>
      <resource identifier="2" type="imsqti_item_xmlv2p1" href="items/b.xml"><file href="items/b.xml"/></resource>
      <resource identifier="1" type="imsqti_item_xmlv2p1" href="items/a.xml"><file href="items/a.xml"/></resource>
      <resource identifier="3" type="imsqti_item_xmlv2p1" href="items/c.xml"><file href="items/c.xml"/></resource>
      <resource identifier="4" type="imsqti_item_xmlv2p1" href="items/d.xml"><file href="items/d.xml"/></resource>
      <resource identifier="5" type="imsqti_test_xmlv2p1" href="test.xml"/></resources></manifest>`;
    const { format, questions, faults } = await read(
      buildZip([
        { name: 'imsmanifest.xml', content: manifest },
        { name: 'items/a.xml', content: choice },
        { name: 'items/b.xml', content: item('<p>排</p><orderInteraction responseIdentifier="R"/>') },
        { name: 'items/c.xml', content: '<assessmentItem><broken></assessmentItem>' },
        { name: 'test.xml', content: '<assessmentTest/>' },
      ]),
      '题.zip',
    );
    expect(format).toBe('qti2.1');
    expect(questions).toMatchObject([{ rowNumber: 2, key: { labels: ['B'] } }]);
    expect(faults.map(({ at, part, code, found }) => [at, part, code, found])).toEqual([
      [1, 'items/b.xml', 'TYPE_NOT_SUPPORTED', 'order 排序题'],
      [3, 'items/c.xml', 'XML_BROKEN', '1: unexpected close tag'],
      [4, 'items/d.xml', 'REQUIRED', ''],
    ]);
    expect(faults[0] && sayFault(faults[0], 'zh')).toMatch(/^第 1 题（items\/b\.xml）「题型」：不支持题型/);
  });
});

describe('a Word file', () => {
  it('is read like a text, with lists and tables of its own', async () => {
    const file = new Document({
      numbering: {
        config: [
          { reference: 'n', levels: [{ level: 0, format: 'decimal', text: '%1.', alignment: 'start' }] },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph('一、单选题（每题2分）'),
            new Paragraph({
              children: [
                new TextRun('1．哪个大？（ '),
                new TextRun({ text: 'Ｂ', bold: true }),
                new TextRun(' ）'),
              ],
            }),
            new Paragraph('A．一\tB．二'),
            new Paragraph('2. 水是H'),
            new Paragraph({ text: '水', numbering: { reference: 'n', level: 0 } }),
            new Paragraph({
              children: [new TextRun('H'), new TextRun({ text: '2', subScript: true }), new TextRun('O')],
              numbering: { reference: 'n', level: 0 },
            }),
            new Paragraph('答案：B'),
            new Paragraph('二、判断题'),
            new Paragraph('1. 下表对吗？'),
            new Table({
              rows: [
                new TableRow({
                  children: [
                    new TableCell({ children: [new Paragraph('甲')] }),
                    new TableCell({ children: [new Paragraph('乙')] }),
                  ],
                }),
              ],
            }),
            new Paragraph('答案：√'),
          ],
        },
      ],
    });
    const { format, questions, faults } = await read(new Uint8Array(await Packer.toBuffer(file)), '题.docx');
    expect(faults).toEqual([]);
    expect(format).toBe('docx');
    expect(questions).toMatchObject([
      { stem: '哪个大？（ ）', key: { labels: ['B'] }, pointsHundredths: 200 },
      { options: [{ text: '水' }, { text: 'H₂O' }], key: { labels: ['B'] } },
      { type: 'true_false', stem: '下表对吗？\n甲 乙' },
    ]);
  });
});

describe('a file that is not what it should be', () => {
  const xlsx = () =>
    buildWorkbook({
      试题: [
        ['题型', '题干', '答案'],
        ['判断', '一。', '对'],
      ],
    });

  it.each([
    ['题.csv', '.xlsx'],
    ['题.docx', '.xlsx'],
    ['题.zip', '.xlsx'],
    ['题.xml', '.xlsx'],
  ])('a workbook called %s', async (fileName, expected) => {
    expect(await faultOf(await xlsx(), fileName)).toEqual([
      { at: null, code: 'CONTENT_UNLIKE_NAME', found: fileName, expected },
    ]);
  });

  it('a workbook with more sheets of questions than the one that is read', async () => {
    const rows = [
      ['题型', '题干', '答案'],
      ['判断', '一。', '对'],
    ];
    const { questions, faults } = await read(
      await buildWorkbook({ 单选: rows, 多选: rows, 说明: [['无']] }),
      '题.xlsx',
    );
    expect(questions).toHaveLength(1);
    expect(faults).toMatchObject([
      { at: null, code: 'OTHER_SHEETS', severity: 'warning', found: '多选', expected: '单选' },
    ]);
  });

  it('whose name promises nothing is read for what it is', async () => {
    expect(await read(await xlsx(), '题')).toMatchObject({
      format: 'xlsx',
      questions: [{ type: 'true_false' }],
    });
  });

  it('a Word file called a workbook', async () => {
    expect(await faultOf(await word('1.一'), '题.xlsx')).toMatchObject([
      { code: 'CONTENT_UNLIKE_NAME', expected: '.docx' },
    ]);
  });

  it('a picture', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]);
    expect(await faultOf(png, '题.docx')).toMatchObject([{ code: 'NOT_A_QUESTION_FILE', expected: '.docx' }]);
    expect(await faultOf(png, '题.xml')).toMatchObject([{ code: 'NOT_A_QUESTION_FILE', expected: '.xml' }]);
  });

  it('an encrypted or old Word file', async () => {
    const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await faultOf(ole, '题.docx')).toMatchObject([{ code: 'OLD_DOC', expected: '.docx' }]);
    expect(await faultOf(ole, '题.xlsx')).toMatchObject([{ code: 'OLD_XLS' }]);
  });

  it('a broken Word file', async () => {
    const whole = await word('1.一');
    expect(await faultOf(whole.slice(0, whole.length / 2), '题.docx')).toMatchObject([
      { code: 'NOT_A_QUESTION_FILE', expected: '.docx' },
    ]);
    const empty = buildZip([{ name: 'word/document.xml', content: '<w:document' }]);
    expect(await faultOf(empty, '题.docx')).toMatchObject([{ code: 'NOT_A_QUESTION_FILE' }]);
  });

  it('a Word file with macros', async () => {
    const parts = [
      { name: 'word/document.xml', content: '<document/>' },
      { name: 'word/vbaProject.bin', content: 'x' },
    ];
    expect(await faultOf(buildZip(parts), '题.docx')).toEqual([
      { at: null, code: 'HAS_MACROS', found: 'word/vbaProject.bin', expected: '.docx' },
    ]);
  });

  it('a zip bomb, as a package and as a Word file', async () => {
    const content = '<a>'.padEnd(200 * 1024 * 1024, ' ');
    const names = [['word/document.xml', '题.docx'] as const, ['items/a.xml', '题.zip'] as const];
    for (const [name, fileName] of names) {
      const [told] = await faultOf(buildZip([{ name, content, declaredBytes: 10 }]), fileName);
      expect(told).toMatchObject({ code: 'ARCHIVE_TOO_LARGE' });
    }
  });

  it('a package of too many files', async () => {
    const parts = Array.from({ length: 12_001 }, (_, index) => ({ name: `${index}.xml`, content: '' }));
    expect(await faultOf(buildZip(parts), '题.zip')).toMatchObject([{ code: 'ARCHIVE_TOO_MANY_ENTRIES' }]);
  });

  it.each([
    '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
    '<?xml version="1.0"?>\n<!DOCTYPE quiz SYSTEM "http://example.org/x.dtd"><quiz/>',
  ])('XML that declares a document type: %s', async (text) => {
    expect(await faultOf(text, '题.xml')).toMatchObject([{ at: null, code: 'XML_HAS_DTD' }]);
    expect(await faultOf(buildZip([{ name: 'a.xml', content: text }]), '题.zip')).toMatchObject([
      { code: 'ARCHIVE_HAS_DTD' },
    ]);
  });

  it('XML that is broken, with its line', async () => {
    expect(await faultOf('<quiz>\n<question>\n</quiz>', '题.xml')).toMatchObject([
      { at: 3, code: 'XML_BROKEN' },
    ]);
    expect(await faultOf('<quiz>&lol;</quiz>', '题.xml')).toMatchObject([{ at: 1, code: 'XML_BROKEN' }]);
    expect(await faultOf('<a>'.repeat(5000), '题.xml')).toMatchObject([{ code: 'PARSING_LIMIT' }]);
  });

  it('XML that holds something else', async () => {
    expect(await faultOf('<questestinterop/>', '题.xml')).toMatchObject([
      { code: 'NOT_A_QUESTION_FILE', found: '题.xml <questestinterop>' },
    ]);
  });

  it('a text without questions, or none at all', async () => {
    expect(await faultOf('', '题.txt')).toMatchObject([{ code: 'NO_QUESTIONS' }]);
    expect(await faultOf('<quiz/>', '题.xml')).toMatchObject([{ code: 'NO_QUESTIONS' }]);
    expect(await faultOf('没有答案', '题.gift')).toMatchObject([
      { code: 'CONTENT_UNLIKE_NAME', expected: '.txt' },
    ]);
  });
});

describe('the format', () => {
  it.each([
    ['1. 哪个？[单选题]\nA.一\nB.二(正确答案)', '题.txt', 'wjx'],
    ['1. 哪个？\nA.一\nB.二\n答案：B', '题.txt', 'text'],
    ['::一::哪个？{=二 ~一}', '题.txt', 'gift'],
    ['题型\t题干\t答案\n判断\t一。\t对', '题.txt', 'csv'],
    ['题型,题干,答案\n判断,一。,对', '题.csv', 'csv'],
  ])('of %j is seen', async (content, fileName, format) => {
    const { questions, ...read_ } = await read(content, fileName);
    expect(read_.faults).toEqual([]);
    expect([read_.format, questions.length]).toEqual([format, 1]);
  });
});
