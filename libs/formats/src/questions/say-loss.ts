import type { Language } from '@whetstone/domain';
import type { CarriedThing } from './loss-of';

const words: Readonly<Record<CarriedThing, Readonly<Record<Language, string>>>> = {
  question: { zh: '整道题（该格式没有此题型）', en: 'the whole question: the format has no such type' },
  case: {
    zh: '案例（各小题拆为单独的题，材料写在每题之前）',
    en: 'the case: its parts become questions, the material before each',
  },
  formatting: {
    zh: '排版（表格、公式、图片等只留文字）',
    en: 'formatting: only the words of tables, formulas and pictures',
  },
  lineBreaks: { zh: '换行', en: 'line breaks' },
  explanation: { zh: '解析', en: 'explanation' },
  points: { zh: '分值', en: 'points' },
  rubric: { zh: '评分要点', en: 'points a marker looks for' },
  optionWeights: { zh: '选项权重', en: 'option weights' },
  orderFree: { zh: '各空顺序不限', en: 'blanks in any order' },
  contains: { zh: '包含即可', en: 'answers that need only contain the key' },
  difficulty: { zh: '难度', en: 'difficulty' },
  cognition: { zh: '认知层次', en: 'level of cognition' },
  topic: { zh: '知识点', en: 'topic' },
  citations: { zh: '法条', en: 'citations' },
  referenceDate: { zh: '适用日期', en: 'reference date' },
  source: { zh: '来源', en: 'source' },
  tags: { zh: '标签', en: 'tags' },
};

/** What of a question a format cannot carry, in words. */
export function sayLoss(thing: CarriedThing, language: Language): string {
  return words[thing][language];
}
