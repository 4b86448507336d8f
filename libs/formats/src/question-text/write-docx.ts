/** A Word file of lines, a paragraph each. */
export async function writeDocx(lines: readonly string[]): Promise<Uint8Array> {
  const { Document, Packer, Paragraph, TextRun } = await import('docx');
  const children = lines.map((line) => new Paragraph({ children: [new TextRun(line)] }));
  const run = { font: { ascii: 'Times New Roman', eastAsia: 'SimSun' }, size: 24 };
  const file = new Document({ styles: { default: { document: { run } } }, sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(file));
}
