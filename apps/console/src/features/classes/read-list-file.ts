const LARGEST = 1_000_000;

/** The text of a list that was saved as a file; null = it is none. Old spreadsheets write GB 18030. */
export async function readListFile(file: File): Promise<string | null> {
  if (!/\.(txt|csv)$/i.test(file.name) || file.size > LARGEST) return null;
  const bytes = await file.arrayBuffer();
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\u0000') ? null : text;
    } catch {
      // Not this one.
    }
  }
  return null;
}
