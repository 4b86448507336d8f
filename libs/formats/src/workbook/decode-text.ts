function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Text in UTF-8 (with or without byte order mark), UTF-16 (Excel's "Unicode text", always with one) or GB18030 (what
 * Chinese Excel writes as CSV); null when it is none of them.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
}

// Pictures and programs decode as GB18030 by accident now and then, but not without control characters.
// eslint-disable-next-line no-control-regex
const binary = /[\u0000-\u0008\u000e-\u001a]/;

/** Whether decoded text is something a person could have typed. */
export function looksLikeText(text: string): boolean {
  return !binary.test(text);
}
