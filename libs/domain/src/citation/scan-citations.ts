import { numeralPattern, parseChineseNumeral } from '../numerals/chinese-numeral';
import { foldText } from '../text/fold';
import { findLaw, lawNames, type CatalogueLaw, type LawCatalogue } from './catalogue';
import { placePatterns, type Place } from './citation';

/** One thing a text of citations says, before any edition is chosen. */
export type ScannedCitation =
  | {
      readonly kind: 'place';
      readonly law: CatalogueLaw;
      readonly hint: string | null;
      readonly place: Place;
      readonly written: string;
    }
  | { readonly kind: 'unknown_law'; readonly written: string }
  | { readonly kind: 'unreadable'; readonly law: CatalogueLaw | null; readonly written: string };

interface CurrentLaw {
  readonly law: CatalogueLaw;
  readonly hint: string | null;
}

/** Longest run that 第五条至第九条 is expanded to; a longer one is a slip of the pen. */
const maxRange = 50;

const filler =
  /[、，,；;。.：:]|以及|或者|依据|根据|按照|依照|参见|参照|详见|见|和|与|及|或|等?的?规定|之规定|等/y;
const range = /至|到|~|～|[-—–]+/y;
const quotedName = /《([^《》]+)》/y;
const bracketed = /[（(]([^（()）]*)[)）]/y;
const foreignText = new RegExp(`[^；;《》]+?(?=第?${numeralPattern}条|[；;《》]|$)|[《》]`, 'y');
// A bare name must end here, or 环境保护法实施细则 would be read as 环境保护法.
const afterBareName = new RegExp(`^(?:$|第|[（(、，,；;。.]|${numeralPattern}条)`);

class CitationScanner {
  private readonly text: string;
  private position = 0;
  private current: CurrentLaw | null = null;
  /** Whether the last law named is one the catalogue lacks; its articles are then passed over silently. */
  private isForeign = false;
  private last: Place | null = null;
  private hasPlaceSinceLaw = true;
  readonly found: ScannedCitation[] = [];

  constructor(
    text: string,
    private readonly catalogue: LawCatalogue,
  ) {
    this.text = foldText(text).replaceAll('\n', '；').replace(/\s/g, '');
  }

  scan(): readonly ScannedCitation[] {
    while (this.position < this.text.length) {
      if (this.take(filler)) continue;
      if (!(this.readLaw() || this.readRange() || this.readPlace())) this.readForeignText();
    }
    this.closeLaw();
    return this.found;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match) this.position += match[0].length;
    return match;
  }

  private readLaw(): boolean {
    const quoted = this.take(quotedName);
    const bareLength = quoted ? 0 : this.lengthOfBareName();
    if (!quoted && bareLength === 0) return false;
    const name = quoted?.[1] ?? this.text.slice(this.position, this.position + bareLength);
    this.position += bareLength;
    this.openLaw(name);
    return true;
  }

  private lengthOfBareName(): number {
    const rest = this.text.slice(this.position);
    const prefix = /^中华人民共和国/.exec(rest)?.[0].length ?? 0;
    const names = this.catalogue.flatMap(lawNames).sort((one, other) => other.length - one.length);
    const name = names.find(
      (candidate) =>
        rest.startsWith(candidate, prefix) && afterBareName.test(rest.slice(prefix + candidate.length)),
    );
    return name ? prefix + name.length : 0;
  }

  private openLaw(name: string): void {
    this.closeLaw();
    const inside = /^(.+?)[（(]([^（()）]*)[)）]$/.exec(name);
    const whole = findLaw(name, this.catalogue);
    const law = whole ?? (inside?.[1] ? findLaw(inside[1], this.catalogue) : undefined);
    this.last = null;
    this.isForeign = !law;
    this.hasPlaceSinceLaw = false;
    if (!law) {
      this.current = null;
      this.found.push({ kind: 'unknown_law', written: name });
      return;
    }
    this.current = { law, hint: (whole ? null : inside?.[2]) ?? this.readHint(law) };
  }

  private readHint(law: CatalogueLaw): string | null {
    const labels = law.editions.map(({ label }) => label);
    const label = labels.find((candidate) => {
      const rest = this.text.slice(this.position);
      return candidate && [`（${candidate}）`, `(${candidate})`].some((hint) => rest.startsWith(hint));
    });
    if (label) this.position += label.length + 2;
    return label ?? this.take(bracketed)?.[1] ?? null;
  }

  /** A law that was named without an article points nowhere. */
  private closeLaw(): void {
    if (this.current && !this.hasPlaceSinceLaw) {
      const { law } = this.current;
      this.found.push({ kind: 'unreadable', law, written: `《${law.title}》` });
    }
  }

  private readPlace(): boolean {
    const start = this.position;
    const place = this.readFromArticle() ?? this.readFromParagraph() ?? this.readFromItem();
    if (this.position === start) return false;
    this.addPlace(place, this.text.slice(start, this.position));
    return true;
  }

  private readRange(): boolean {
    const from = this.last;
    const start = this.position;
    if (!from || !this.take(range)) return false;
    const to = this.readFromArticle();
    if (to && to.article > from.article && to.article - from.article <= maxRange) {
      for (let article = from.article + 1; article < to.article; article += 1) {
        this.addPlace({ article, articleSub: 0, paragraph: null, item: null }, `第${article}条`);
      }
    }
    this.addPlace(to, this.text.slice(start, this.position));
    return true;
  }

  private readFromArticle(): Place | null {
    const match = this.take(placePatterns.article);
    if (!match) return null;
    const article = parseChineseNumeral(match[1] ?? '');
    const articleSub = match[2] === undefined ? 0 : parseChineseNumeral(match[2]);
    const paragraph = this.readNumber(placePatterns.paragraph);
    const items = this.readItems();
    if (article === null || articleSub === null || Number.isNaN(paragraph) || !items) return null;
    return { article, articleSub, paragraph, ...items };
  }

  /** 第三项第二目, either or both; null when one of them is no number. */
  private readItems(): Pick<Place, 'item' | 'subItem'> | null {
    const item = this.readNumber(placePatterns.item);
    const subItem = this.readNumber(placePatterns.subItem);
    if (Number.isNaN(item) || Number.isNaN(subItem)) return null;
    // 目 are counted within an item: without one the place cannot be told.
    if (subItem !== null && item === null) return null;
    return subItem === null ? { item } : { item, subItem };
  }

  /** 第三款 after 第六十三条第一款 stays in the same article. */
  private readFromParagraph(): Place | null {
    const paragraph = this.readNumber(placePatterns.paragraph);
    if (paragraph === null) return null;
    const items = this.readItems();
    if (!this.last || Number.isNaN(paragraph) || !items) return null;
    const { article, articleSub } = this.last;
    return { article, articleSub, paragraph, ...items };
  }

  /** 第三项, or 第二目 after 第三项第一目, stays in the same paragraph. */
  private readFromItem(): Place | null {
    const subItem = this.readNumber(placePatterns.subItem);
    if (subItem !== null) return this.last?.item && !Number.isNaN(subItem) ? { ...this.last, subItem } : null;
    const items = this.readItems();
    if (!items || items.item === null || !this.last) return null;
    const { article, articleSub, paragraph } = this.last;
    return { article, articleSub, paragraph, ...items };
  }

  /** The number a pattern holds here; null when the pattern is not here, NaN when its numeral is no number. */
  private readNumber(pattern: RegExp): number | null {
    const match = this.take(pattern);
    return match ? (parseChineseNumeral(match[1] ?? match[2] ?? '') ?? Number.NaN) : null;
  }

  private addPlace(place: Place | null, written: string): void {
    this.hasPlaceSinceLaw = true;
    if (this.isForeign) return;
    if (!place || !this.current) {
      this.found.push({ kind: 'unreadable', law: this.current?.law ?? null, written });
      return;
    }
    this.last = place;
    this.found.push({ kind: 'place', ...this.current, place, written });
  }

  /** Text that is neither a law of the catalogue nor a place: the name of another law if an article follows, else noise. */
  private readForeignText(): void {
    const written = this.take(foreignText)?.[0] ?? this.text.slice(this.position++, this.position);
    placePatterns.article.lastIndex = this.position;
    if (placePatterns.article.test(this.text)) {
      this.openLaw(written);
      return;
    }
    this.closeLaw();
    this.hasPlaceSinceLaw = true;
    this.found.push({ kind: 'unreadable', law: this.current?.law ?? null, written });
  }
}

/** Splits what people write in a 法条 column into places inside laws of the catalogue, and into what is none. */
export function scanCitations(text: string, catalogue: LawCatalogue): readonly ScannedCitation[] {
  return new CitationScanner(text, catalogue).scan();
}
