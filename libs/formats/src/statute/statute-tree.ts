import { headingKey, placeKey, type Place, type Provision } from '@whetstone/domain';
import type { StatuteArticle } from './article-builder';
import type { ParsedStatute } from './parse-statute';
import type { StatuteHeading } from './statute-lines';

/** Gives every provision its key and its place; what uses a number twice is told apart by a suffix. */
class TreeBuilder {
  private readonly provisions: Provision[] = [];
  private readonly occurrences = new Map<string, number>();
  private readonly keyOfHeading = new Map<StatuteHeading, string>();

  build({ headings, articles }: ParsedStatute): readonly Provision[] {
    let path: StatuteHeading[] = [];
    const byLine = [...headings, ...articles].toSorted((one, other) => one.line - other.line);
    for (const next of byLine) {
      if ('paragraphs' in next) this.addArticle(next, path.at(-1));
      else {
        path = [...path.filter(({ rank }) => rank < next.rank), next];
        this.addHeading(next, path.at(-2));
      }
    }
    return this.provisions;
  }

  private addHeading(heading: StatuteHeading, above: StatuteHeading | undefined): void {
    const parentKey = this.keyOf(above);
    const { kind, number, name } = heading;
    const occurrence = this.count(headingKey(parentKey, kind, number, 1));
    const key = headingKey(parentKey, kind, number, occurrence);
    this.keyOfHeading.set(heading, key);
    this.add({ key, parentKey, kind, number, sub: 0, text: name });
  }

  private addArticle(article: StatuteArticle, above: StatuteHeading | undefined): void {
    const place: Place = { article: article.number, articleSub: article.sub, paragraph: null, item: null };
    const key = placeKey(place);
    const parentKey = this.keyOf(above);
    this.add({
      key,
      parentKey,
      kind: 'article',
      number: article.number,
      sub: article.sub,
      text: article.text,
    });
    article.paragraphs.forEach(({ text, items }, index) => {
      const paragraph = this.addPart(key, 'paragraph', index + 1, text);
      for (const item of items) {
        const itemKey = this.addPart(paragraph, 'item', item.number, item.text);
        for (const subItem of item.subItems) this.addPart(itemKey, 'sub_item', subItem.number, subItem.text);
      }
    });
  }

  private addPart(
    parentKey: string,
    kind: 'paragraph' | 'item' | 'sub_item',
    number: number,
    text: string,
  ): string {
    const plain = `${parentKey}.${{ paragraph: 'p', item: 'i', sub_item: 'm' }[kind]}${number}`;
    const occurrence = this.count(plain);
    const key = occurrence > 1 ? `${plain}-${occurrence}` : plain;
    this.add({ key, parentKey, kind, number, sub: 0, text });
    return key;
  }

  private keyOf(heading: StatuteHeading | undefined): string | null {
    return heading ? (this.keyOfHeading.get(heading) ?? null) : null;
  }

  private count(key: string): number {
    const count = (this.occurrences.get(key) ?? 0) + 1;
    this.occurrences.set(key, count);
    return count;
  }

  private add(provision: Omit<Provision, 'position'>): void {
    this.provisions.push({ ...provision, position: this.provisions.length });
  }
}

/** The text as a tree, in its order: every heading, article, paragraph, item and sub-item with the key that names it. */
export function treeOf(statute: ParsedStatute): readonly Provision[] {
  return new TreeBuilder().build(statute);
}
