const pieceBytes = 64 * 1024;

// Pictures and programs decode as GB18030 by accident now and then, but not without control characters.
// eslint-disable-next-line no-control-regex
const binary = /[\u0000-\u0008\u000e-\u001a]/;

/** Goes through a text piece by piece, so that a large one is never in memory twice. */
function tryDecode(bytes: Uint8Array, encoding: string, onPiece: (text: string) => void): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes)
      onPiece(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }));
    onPiece(decoder.decode());
    return true;
  } catch {
    return false;
  }
}

/** What a text file turned out to be; `isText` tells something a person could have typed from a program. */
export interface TextEncoding {
  readonly encoding: string;
  readonly isText: boolean;
}

/**
 * UTF-8 (with or without byte order mark), UTF-16 (Excel's "Unicode text", always with one) or GB18030 (what Chinese
 * Excel writes as CSV); null when it is none of them.
 */
export function encodingOf(bytes: Uint8Array): TextEncoding | null {
  for (const encoding of candidates(bytes)) {
    let isText = true;
    const isDecoded = tryDecode(bytes, encoding, (text) => {
      isText &&= !binary.test(text);
    });
    if (isDecoded) return { encoding, isText };
  }
  return null;
}

function candidates(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** The whole text in its encoding, as above; null when it is in none of them. */
export function decodeText(bytes: Uint8Array): string | null {
  const found = encodingOf(bytes);
  return found && new TextDecoder(found.encoding).decode(bytes);
}
