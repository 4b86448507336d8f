import type { PartKey, QuestionDraft } from '@whetstone/domain';
import { fractionsOf } from '../questions/option-fractions';
import { splitCase } from '../questions/split-case';
import { toTexHtml } from '../questions/tex-html';
import { escapeGift, joinCategory, splitCategory } from './gift-text';

/** GIFT has one blank a question, and takes -> in its answers for a pair to be matched. */
export function isInGift(type: QuestionDraft['type'], key: PartKey): boolean {
  if (type !== 'fill_in' || key.kind !== 'fill_in') return true;
  return key.blanks.length === 1 && !key.blanks.flat().some((text) => text.includes('->'));
}

export function isGiftTopic(path: readonly string[]): boolean {
  return JSON.stringify(splitCategory(joinCategory(path))) === JSON.stringify(path);
}

function percent(fraction: number): string {
  return `%${Number((fraction * 100).toFixed(5))}%`;
}

class GiftWriter {
  private category = '';

  lines(draft: QuestionDraft, index: number): string[] {
    const path = isGiftTopic(draft.topicPath) ? draft.topicPath : [];
    const category = joinCategory(path);
    const moved = category === this.category ? [] : [`$CATEGORY: ${category}`, ''];
    this.category = category;
    const format = draft.textFormat === 'html' ? '[html]' : '[plain]';
    const explanation =
      draft.explanation === '' ? [] : [`####${format}${this.text(draft, draft.explanation)}`];
    const answers = [...this.answers(draft), ...explanation].map((line) => `\t${line}`);
    return [...moved, `::${index + 1}::${format}${this.text(draft, draft.stem)}{`, ...answers, '}', ''];
  }

  private text({ textFormat }: QuestionDraft, text: string): string {
    return escapeGift(textFormat === 'html' ? toTexHtml(text) : text);
  }

  private answers(draft: QuestionDraft): string[] {
    const { key, type } = draft;
    switch (key.kind) {
      case 'true_false':
        return [key.isTrue ? 'TRUE' : 'FALSE'];
      case 'fill_in':
        return (key.blanks[0] ?? []).map((text) => `=[plain]${escapeGift(text)}`);
      case 'choice': {
        const fractions = fractionsOf(key, draft.options, type === 'single');
        return draft.options.map(({ label, text }, index) => {
          const fraction = fractions[index] ?? 0;
          const isRight = type === 'single' && key.labels.includes(label);
          const sign = isRight ? '=' : fraction === 0 ? '~' : `~${percent(fraction)}`;
          // A text that begins with a bracket or a per cent sign would be taken for a mark.
          const own = /^\s*[[%]/.test(text) ? (draft.textFormat === 'html' ? '[html]' : '[plain]') : '';
          return `${sign}${own}${this.text(draft, text)}`;
        });
      }
      case 'text':
      case 'case':
        return [];
    }
  }
}

/** The questions as GIFT; those it has no place for are left out. */
export function giftLines(questions: readonly QuestionDraft[]): string[] {
  const writer = new GiftWriter();
  return questions
    .flatMap(splitCase)
    .filter(({ type, key }) => key.kind !== 'case' && isInGift(type, key))
    .flatMap((draft, index) => writer.lines(draft, index));
}
