import { expect, it } from '@jest/globals';
import { buildZip } from './build-zip.example';
import { scanXml } from './xml-scanner';
import { isDateFormat } from './xlsx-cells';
import { openXlsx } from './xlsx-reader';

/** A workbook written by hand, as programs other than ours write them. */
async function cellsOf(
  sheetData: string,
  { texts = '', styles = '', prefix = '', workbookPr = '' } = {},
): Promise<unknown[][]> {
  const tag = (name: string) => `${prefix}${name}`;
  const sheet = `<${tag('worksheet')}><${tag('sheetData')}>${sheetData}</${tag('sheetData')}></${tag('worksheet')}>`;
  const [opened] = await openXlsx(
    buildZip([
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns:r="r">${workbookPr}<sheets><sheet name="名 &amp; 册 > 1" sheetId="7" r:id='rId9'/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: `<Relationships><Relationship Id="rId9" Type="http://x/relationships/worksheet" Target="/xl/worksheets/s.xml"/></Relationships>`,
      },
      { name: 'xl/worksheets/s.xml', content: sheet },
      { name: 'xl/sharedStrings.xml', content: `<sst>${texts}</sst>` },
      { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
    ]),
  );
  expect(opened?.name).toBe('名 & 册 > 1');
  const rows: unknown[][] = [];
  for await (const some of opened?.rows() ?? [])
    rows.push(...some.map(({ number, cells }) => [number, ...cells]));
  return rows;
}

const dated =
  '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';

it('reads the kinds of cells programs write', async () => {
  const rows = await cellsOf(
    `<row r="3"><c r="B3" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c>` +
      `<c r="D3" t="e"><v>#N/A</v></c><c r="E3" t="d"><v>2024-03-01T00:00:00</v></c><c r="F3"/></row><row><c><v>5</v></c></row>`,
    { texts: '<si><t>张&#x4E09;<![CDATA[<&>]]></t><rPh><t>zhang</t></rPh></si>' },
  );
  expect(rows).toEqual([
    [
      3,
      null,
      { text: '张三<&>', kind: 'text' },
      { text: '甲 乙', kind: 'text' },
      { text: '#N/A', kind: 'error' },
      { text: '2024-03-01', kind: 'date', date: '2024-03-01' },
      null,
    ],
    [4, { text: '5', kind: 'number' }],
  ]);
});

it.each([
  ['', '2024-03-01'],
  ['<workbookPr date1904="1"/>', '2028-03-02'],
])('counts days from where the workbook counts them: %j', async (workbookPr, day) => {
  const [row] = await cellsOf('<row r="1"><c r="A1" s="1"><v>45352.75</v></c></row>', {
    styles: dated,
    workbookPr,
  });
  expect(row).toEqual([1, { text: day, kind: 'date', date: day }]);
});

it('gives a shared formula to each of its cells', async () => {
  const rows = await cellsOf(
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1&amp;"x"</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>',
  );
  expect(rows.map(([, cell]) => cell)).toEqual([
    { text: '=B1&"x"', kind: 'formula', result: '1' },
    { text: '=B1&"x"', kind: 'formula', result: '2' },
  ]);
});

it('reads a workbook whose tags carry a prefix', async () => {
  expect(await cellsOf('<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>', { prefix: 'x:' })).toEqual([
    [1, { text: '7', kind: 'number' }],
  ]);
});

it('reads the same XML however it is cut', () => {
  const xml = `<a b="1>2"><!-- <c> --><d e='x'/>甲&lt;<![CDATA[<乙>]]></a>`;
  const events = (pieces: readonly string[]) => {
    const told: string[] = [];
    let text = '';
    const tell = (event: string) => {
      if (text) told.push(`text ${text}`);
      text = '';
      told.push(event);
    };
    const write = scanXml({
      open: (name, attributes) => tell(`open ${name} ${JSON.stringify(attributes)}`),
      close: (name) => tell(`close ${name}`),
      text: (piece) => (text += piece),
    });
    pieces.forEach(write);
    return told;
  };
  const whole = ['open a {"b":"1>2"}', 'open d {"e":"x"}', 'close d', 'text 甲<<乙>', 'close a'];
  expect(events([xml])).toEqual(whole);
  for (let cut = 1; cut < xml.length; cut += 1)
    expect(events([xml.slice(0, cut), xml.slice(cut)])).toEqual(whole);
  expect(events([...xml])).toEqual(whole);
});

it.each([
  ['yyyy"年"m"月"d"日"', true],
  ['[$-804]yyyy\\-mm', true],
  ['0.00', false],
  ['[Red]0', false],
  ['General', false],
  ['0"days"', false],
  ['', false],
])('the format %j shows a day: %s', (format, expected) => {
  expect(isDateFormat(format)).toBe(expected);
});
