import type { KeyedQuestion, QuestionType } from '@whetstone/domain';
import type { FormQuestion, FormToPrint, KeyToPrint } from './printed-document';

interface ExampleSection {
  readonly type: QuestionType;
  readonly count: number;
  readonly stem?: (number: number) => string;
  readonly option?: (number: number, label: string) => string;
}

/** A form as it might be frozen, with words that tell questions apart. */
export function exampleForm(sections: readonly ExampleSection[], form = 1): FormToPrint {
  let number = 0;
  const made = sections.map(({ type, count, stem = stemOf, option = optionOf }) => ({
    type,
    pointsEachHundredths: 200,
    ...(type === 'multiple' && { scoring: { kind: 'half_for_subset' as const } }),
    questions: Array.from({ length: count }, (): FormQuestion => {
      number += 1;
      const at = number;
      const labels = type === 'single' || type === 'multiple' ? ['A', 'B', 'C', 'D'] : [];
      return {
        ...{ id: `q${at}`, number: at, type, stem: stem(at), blanks: type === 'fill_in' ? 2 : 0 },
        options: labels.map((label) => ({ label, text: option(at, label) })),
        maxHundredths: 200,
      };
    }),
  }));
  return {
    ...{ examTitle: '执法人员年度考核', form, durationSeconds: 5_400 },
    ...{ maxHundredths: number * 200, passHundredths: number * 120, sections: made },
  };
}

export function exampleKeys(form: FormToPrint): KeyToPrint {
  const questions = form.sections.flatMap((section) => section.questions);
  return {
    keys: questions.map(({ id, type, maxHundredths }): KeyedQuestion => ({
      questionId: id,
      maxHundredths,
      key: keyOf(type),
    })),
    grounds: new Map(
      questions.map(({ id, number }) => [
        id,
        {
          explanation: `第${number}题的解析`,
          textFormat: 'plain',
          citations: [`《环境保护法》第${number}条`],
        },
      ]),
    ),
  };
}

function keyOf(type: QuestionType): KeyedQuestion['key'] {
  if (type === 'true_false') return { kind: 'true_false', isTrue: false };
  if (type === 'fill_in') return { kind: 'fill_in', blanks: [['三十日', '30日'], ['县级']] };
  if (type === 'short_answer')
    return {
      kind: 'text',
      points: [
        { text: '停产', pointsHundredths: 300 },
        { text: '处罚', pointsHundredths: 100 },
      ],
    };
  return { kind: 'choice', labels: type === 'multiple' ? ['A', 'C'] : ['B'] };
}

function stemOf(number: number): string {
  return `第${number}题：排污单位应当在多少日内改正？`;
}

function optionOf(number: number, label: string): string {
  return `选项${label}，属于第${number}题，说明理由并且写明依据`;
}
