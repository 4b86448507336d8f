import ExcelJS from 'exceljs';

export type CellInput = ExcelJS.CellValue;

/** An .xlsx made in memory for a test: sheets by name, each a list of rows from the first on. */
export async function buildWorkbook(
  sheets: Readonly<Record<string, readonly (readonly CellInput[])[]>>,
  change: (workbook: ExcelJS.Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    rows.forEach((row) => sheet.addRow([...row]));
  }
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
