import type { Buffer } from 'node:buffer';
import { buildZip, type ZipPart } from '../workbook/build-zip.example';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ');

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A paragraph as word processors write one: its words in several runs. */
export function paragraphXml(text: string, properties = ''): string {
  const runs = text.match(/.{1,12}/gsu) ?? [];
  const xml = runs.map(
    (run) => `<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${escaped(run)}</w:t></w:r>`,
  );
  return `<w:p><w:pPr><w:ind w:firstLine="640"/>${properties}</w:pPr>${xml.join('')}</w:p>`;
}

/** A .docx for a test, with this body and these parts besides. */
export function buildDocx(body: string, others: readonly ZipPart[] = []): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`;
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  return buildZip([
    { name: '[Content_Types].xml', content: types },
    { name: 'word/document.xml', content: document },
    ...others,
  ]);
}

/** The lines of a text as the paragraphs of a .docx. */
export function docxOfText(text: string | Buffer): Uint8Array {
  const lines = String(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return buildDocx(lines.map((line) => paragraphXml(line)).join(''));
}
