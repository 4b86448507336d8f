import type { PrintedDocument } from './printed-document';
import type { RichBlock } from './rich-blocks';

/** Pictures of a document by the address its text names. */
export type PrintedImages = ReadonlyMap<string, Uint8Array>;

export interface ImageFacts {
  readonly type: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
}

/** Kind and size of a picture by its bytes; null for what Word and PDF do not take, such as WebP. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47)
    return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegFacts(view) : null;
}

/** Walks the segments of a JPEG to the frame that tells its size. */
function jpegFacts(view: DataView): ImageFacts | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** As large as it is, but no larger than the place for it. */
export function fitImage(
  { width, height }: ImageFacts,
  place: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, place.width / width, place.height / height);
  return { width: width * scale, height: height * scale };
}

/** The addresses of all pictures in a document, each once. */
export function imagesOf({ sections }: PrintedDocument): string[] {
  const blocks = sections.flatMap(({ items }) =>
    items.flatMap((item): readonly RichBlock[] =>
      item.kind === 'question' ? [...item.stem, ...item.options.flatMap((option) => option.blocks)] : [],
    ),
  );
  return [...new Set(blocks.flatMap((block) => (block.kind === 'image' ? [block.src] : [])))];
}
