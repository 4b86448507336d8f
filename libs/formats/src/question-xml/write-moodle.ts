import type { PartKey, QuestionDraft } from '@whetstone/domain';
import { joinCategory } from '../question-text/gift-text';
import { isGiftTopic } from '../question-text/write-gift';
import { stemWords } from '../questions/flatten-html';
import { keyText, pointsText } from '../questions/key-text';
import { fractionsOf } from '../questions/option-fractions';
import { splitCase } from '../questions/split-case';
import { toTexHtml } from '../questions/tex-html';
import { holdsField, writeCloze } from './cloze';
import { escapeXml } from './xml-tree';

/** A stem that already holds what Moodle takes for a field cannot hold fields of its own. */
export function isInMoodle({ stem }: Pick<QuestionDraft, 'stem'>, key: PartKey): boolean {
  return !isCloze(key) || !holdsField(stem);
}

function isCloze(key: PartKey): boolean {
  return key.kind === 'fill_in' && key.blanks.length !== 1;
}

const titleShown = 40;

function line(name: string, text: string): string {
  return `    <${name}>${escapeXml(text)}</${name}>`;
}

class MoodleWriter {
  private category = '';

  lines(draft: QuestionDraft): string[] {
    const { key } = draft;
    if (key.kind === 'case') return [];
    const title = stemWords(draft).replaceAll('\n', ' ').slice(0, titleShown);
    const stem =
      key.kind === 'fill_in' && isCloze(key)
        ? writeCloze(this.html(draft, draft.stem), key.blanks, draft.textFormat === 'html')
        : null;
    return [
      ...this.moveTo(draft.topicPath),
      `  <question type="${this.typeOf(key)}">`,
      `    <name><text>${escapeXml(title)}</text></name>`,
      this.raw(draft, 'questiontext', stem ?? this.html(draft, draft.stem)),
      this.raw(draft, 'generalfeedback', this.html(draft, draft.explanation)),
      line('defaultgrade', pointsText(draft.pointsHundredths)),
      line('penalty', '0'),
      line('hidden', '0'),
      ...this.answers(draft, key),
      ...this.tags(draft),
      '  </question>',
    ];
  }

  private moveTo(topicPath: readonly string[]): string[] {
    const category = joinCategory(isGiftTopic(topicPath) ? topicPath : []);
    if (category === this.category) return [];
    this.category = category;
    const path = escapeXml(`$course$/${category}`);
    return [`  <question type="category"><category><text>${path}</text></category></question>`];
  }

  private typeOf(key: PartKey): string {
    if (isCloze(key)) return 'cloze';
    const types = {
      choice: 'multichoice',
      true_false: 'truefalse',
      fill_in: 'shortanswer',
      text: 'essay',
    } as const;
    return types[key.kind];
  }

  private html({ textFormat }: QuestionDraft, text: string): string {
    return textFormat === 'html' ? toTexHtml(text) : text;
  }

  private format({ textFormat }: QuestionDraft): string {
    return textFormat === 'html' ? 'html' : 'plain_text';
  }

  private raw(draft: QuestionDraft, name: string, text: string): string {
    return `    <${name} format="${this.format(draft)}"><text>${escapeXml(text)}</text></${name}>`;
  }

  private answer(fraction: number, text: string, format: string): string {
    const share = Number((fraction * 100).toFixed(5));
    return `    <answer fraction="${share}" format="${format}"><text>${escapeXml(text)}</text></answer>`;
  }

  private answers(draft: QuestionDraft, key: PartKey): string[] {
    switch (key.kind) {
      case 'true_false':
        return [true, false].map((value) =>
          this.answer(value === key.isTrue ? 1 : 0, String(value), 'moodle_auto_format'),
        );
      case 'choice': {
        const isSingle = draft.type === 'single';
        const fractions = fractionsOf(key, draft.options, isSingle);
        return [
          line('single', String(isSingle)),
          line('shuffleanswers', 'true'),
          line('answernumbering', 'ABCD'),
          ...draft.options.map(({ text }, index) =>
            this.answer(fractions[index] ?? 0, this.html(draft, text), this.format(draft)),
          ),
        ];
      }
      case 'fill_in': {
        const [accepted = []] = key.blanks;
        if (isCloze(key)) return [];
        return [line('usecase', '0'), ...accepted.map((text) => this.answer(1, text, 'plain_text'))];
      }
      case 'text': {
        const rubric = escapeXml(keyText(key));
        return [
          line('responseformat', 'editor'),
          `    <graderinfo format="plain_text"><text>${rubric}</text></graderinfo>`,
        ];
      }
    }
  }

  private tags({ tags }: QuestionDraft): string[] {
    if (tags.length === 0) return [];
    const all = tags.map((tag) => `<tag><text>${escapeXml(tag)}</text></tag>`);
    return [`    <tags>${all.join('')}</tags>`];
  }
}

/** The questions as a quiz in Moodle's XML. */
export function moodleXml(questions: readonly QuestionDraft[]): string {
  const writer = new MoodleWriter();
  const lines = questions
    .flatMap(splitCase)
    .filter((draft) => draft.key.kind !== 'case' && isInMoodle(draft, draft.key))
    .flatMap((draft) => writer.lines(draft));
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<quiz>', ...lines, '</quiz>', ''].join('\n');
}
