import { pinyin } from 'pinyin-pro';

/**
 * What an officer is found by: name, pinyin in full and by initials, certificate number; small letters, without dots and
 * spaces. A surname is read as a surname: 单 is shan, 解 is xie.
 */
export function searchTextOf(name: string, certificateNo: string): string {
  const plain = foldSearch(name);
  const read = (pattern: 'pinyin' | 'first') =>
    pinyin(plain, { toneType: 'none', type: 'array', pattern, surname: 'head', nonZh: 'consecutive' }).join(
      '',
    );
  return [plain, foldSearch(read('pinyin')), foldSearch(read('first')), foldSearch(certificateNo)].join(' ');
}

/** How a search and what it is looked for in are compared. */
export function foldSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•.]/g, '')
    .replaceAll('ü', 'v');
}
