/** Signs that mean something in GIFT; each is written with a backslash where it means itself. */
const reserved = /[\\~=#{}:]/g;

export function escapeGift(text: string): string {
  return text.replace(reserved, '\\$&').replaceAll('\n', '\\n');
}

export function unescapeGift(text: string): string {
  return text.replace(/\\([\\~=#{}:n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** The first place of one of the characters that has no backslash before it, or -1. */
export function findBare(text: string, characters: string, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (characters.includes(text.charAt(at))) return at;
  }
  return -1;
}

/** A path of categories as Moodle writes it, // being a slash inside a name. */
export function joinCategory(path: readonly string[]): string {
  return ['top', ...path.map((name) => name.replaceAll('/', '//'))].join('/');
}

/** Without the context ($course$) and the topmost category, which every path has. */
export function splitCategory(path: string): string[] {
  const names = path
    .split(/ ?(?<!\/)\/(?!\/) ?/)
    .map((name) => name.replaceAll('//', '/').trim())
    .filter(Boolean);
  if (/^\$[a-z0-9]*\$?$/i.test(names[0] ?? '')) names.shift();
  if (names[0] === 'top') names.shift();
  return names;
}
