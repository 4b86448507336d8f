import { foldPunctuation, type Cognition, type Difficulty, type QuestionType } from '@whetstone/domain';

/** Every name a type goes by; the first is the one we write. */
const typeNames: Readonly<Record<QuestionType, readonly string[]>> = {
  single: ['单选题', '单选', '单项选择题', '单项选择', 'single', 'single choice'],
  multiple: [
    ...['多选题', '多选', '多项选择题', '多项选择', '不定项选择题', '不定项选择', '不定项'],
    ...['multiple', 'multiple choice'],
  ],
  true_false: [
    ...['判断题', '判断', '是非题', '对错题', '正误题', '判断正误题', '判断对错题'],
    ...['true_false', 'true/false', 'true or false', 'true false'],
  ],
  fill_in: ['填空题', '填空', '单项填空题', '多项填空题', 'fill_in', 'fill-in', 'fill in'],
  short_answer: [
    ...['简答题', '简答', '问答题', '问答', '论述题', '论述', '名词解释题', '名词解释', '主观题', '简述题'],
    ...['short_answer', 'short answer', 'essay'],
  ],
  case: [
    ...['案例分析题', '案例分析', '案例题', '案例', '材料题', '材料分析题', '案例选择题', '综合题', '组合题'],
    ...['综合分析题', 'case'],
  ],
};

const typeOrder = Object.keys(typeNames) as QuestionType[];

const typeByName: ReadonlyMap<string, QuestionType> = new Map(
  typeOrder.flatMap((type) => typeNames[type].map((name) => [name, type] as const)),
);

/** Types other systems have and this one does not; named, so that a question is refused for what it is. */
const strangerTypes: ReadonlySet<string> = new Set([
  ...['连线题', '连线', '匹配题', '匹配', '配对题', '配对', '配伍题', '排序题', '排序', '拖拽题', '拖放题'],
  ...['热点题', '热区题', '画图题', '作图题', '绘图题', '口语题', '听力题', '录音题', '附件题', '上传题'],
  ...['文件上传题', '程序题', '编程题', '完形填空题', '完型填空题', '量表题', '矩阵题', '矩阵单选题'],
  ...['矩阵多选题', '评分题', '滑动条题', '计算题', '数值题', '下拉题', '比重题', '绘图', '上传文件'],
  ...['matching', 'ordering', 'hotspot', 'numerical', 'drag and drop'],
]);

export type TypeReading =
  | { readonly kind: 'type'; readonly type: QuestionType }
  /** 选择题: single or multiple, as its key has it. */
  | { readonly kind: 'choice' }
  | { readonly kind: 'not_supported' }
  | { readonly kind: 'unknown' };

/** The type a name stands for. */
export function readTypeName(text: string): TypeReading {
  const name = foldPunctuation(text).toLowerCase().trim();
  const type = typeByName.get(name);
  if (type) return { kind: 'type', type };
  if (name === '选择题' || name === '选择' || name === 'choice') return { kind: 'choice' };
  return { kind: strangerTypes.has(name) ? 'not_supported' : 'unknown' };
}

/** Whether a text is nothing but the name of a type, of ours or of another system's. */
export function isTypeName(text: string): boolean {
  return readTypeName(text).kind !== 'unknown';
}

export function typeNameOf(type: QuestionType): string {
  return typeNames[type][0] ?? type;
}

/** 单选题 / 多选题 / …, for "expected one of". */
export function sayTypes(types: readonly QuestionType[] = typeOrder): string {
  return types.map(typeNameOf).join(' / ');
}

const cognitionNames: Readonly<Record<Cognition, readonly string[]>> = {
  remember: ['识记', '记忆', '了解', '知道', '熟悉', 'remember'],
  understand: ['理解', '领会', '掌握', 'understand'],
  apply: ['应用', '运用', '简单应用', 'apply'],
  analyse: ['分析', '综合', '综合应用', '评价', '创造', 'analyse', 'analyze'],
};

const cognitionOrder = Object.keys(cognitionNames) as Cognition[];

/** Null when no level of ours goes by that name. */
export function readCognition(text: string): Cognition | null {
  const name = text.toLowerCase();
  return cognitionOrder.find((cognition) => cognitionNames[cognition].includes(name)) ?? null;
}

export function cognitionNameOf(cognition: Cognition): string {
  return cognitionNames[cognition][0] ?? cognition;
}

export const sayCognitions = cognitionOrder.map(cognitionNameOf).join(' / ');

const difficultyWords: Readonly<Record<Difficulty, string>> = {
  1: '易',
  2: '较易',
  3: '中',
  4: '较难',
  5: '难',
};

/** 1 → 易: in words, so that no reader takes a figure for one of another scale. */
export function difficultyNameOf(difficulty: Difficulty): string {
  return difficultyWords[difficulty];
}
