import { foldText, type QuestionDraft } from '@whetstone/domain';
import { flattenQuestion } from '../questions/flatten-html';
import { splitCase } from '../questions/split-case';
import { noText, structuredQuestion, type GivenText } from '../questions/structured-question';
import type { WrittenQuestion } from '../questions/written-question';

const optionMark = /^\s*([A-Z])[.)]\s+(.*)$/;
const answerMark = /^\s*ANSWER\s*:\s*([A-Z]?)\s*$/i;

function oneLine(text: string): string {
  return foldText(text.replaceAll('\n', ' '));
}

/** Aiken has questions with one right option; a stem that begins like an option or a key cannot be told from one. */
export function isInAiken({ type, stem }: Pick<QuestionDraft, 'type' | 'stem'>): boolean {
  return type === 'single' && !optionMark.test(`${oneLine(stem)} `) && !/^ANSWER\s*:/i.test(oneLine(stem));
}

/** The questions as Aiken, one line a stem; those it has no place for are left out. */
export function aikenLines(questions: readonly QuestionDraft[]): string[] {
  return questions
    .map(flattenQuestion)
    .flatMap(splitCase)
    .filter(isInAiken)
    .flatMap(({ stem, options, key }) => [
      oneLine(stem),
      ...options.map(({ label, text }) => `${label}. ${oneLine(text)}`),
      `ANSWER: ${key.kind === 'choice' ? key.labels.join('') : ''}`,
      '',
    ]);
}

function plain(text: string): GivenText {
  return { text, isHtml: false };
}

/** Reads Aiken: a stem, options from A on, and ANSWER: with the letter of the right one. */
export function readAiken(text: string): WrittenQuestion[] {
  const questions: WrittenQuestion[] = [];
  let stem: string[] = [];
  let options: string[] = [];
  let start = 0;
  const end = (letter: string) => {
    if (start > 0) {
      const key = { kind: 'choice' as const, labels: letter === '' ? [] : [letter.toUpperCase()] };
      questions.push(
        structuredQuestion({
          ...{ at: start, type: 'single', key, stem: plain(stem.join('\n')), options: options.map(plain) },
          ...{ explanation: noText, pointsHundredths: 100 },
        }),
      );
    }
    [stem, options, start] = [[], [], 0];
  };
  text.split(/\r\n?|\n/).forEach((line, index) => {
    const [, letter] = answerMark.exec(line) ?? [];
    const [, label, option] = optionMark.exec(line) ?? [];
    if (letter !== undefined) end(letter);
    else if (line.trim() === '') return;
    else if (label !== undefined && start > 0) options.push(option ?? '');
    else if (options.length > 0 && stem.length > 0) {
      // A stem after options: the question before had no key.
      end('');
      [stem, start] = [[line.trim()], index + 1];
    } else {
      stem.push(line.trim());
      start ||= index + 1;
    }
  });
  end('');
  return questions;
}

export function looksLikeAiken(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  return lines.some((line) => answerMark.test(line)) && lines.some((line) => optionMark.test(line));
}
