import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type {
  Cognition as CognitionName,
  Difficulty,
  QuestionType as TypeName,
  ScoringKind as KindName,
  UnusableReason as ReasonName,
} from '@whetstone/domain';
import { Refused, resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { Cognition, QuestionType } from '../questions/question-enums';

export const ScoringKind: Readonly<Record<string, KindName>> = {
  ALL_OR_NOTHING: 'all_or_nothing',
  HALF_FOR_SUBSET: 'half_for_subset',
  PRO_RATA: 'pro_rata',
  FIXED_FOR_SUBSET: 'fixed_for_subset',
  HALF_POINT_EACH: 'half_point_each',
  HALF_POINT_BOTH_WAYS: 'half_point_both_ways',
  OPTION_WEIGHTS: 'option_weights',
};
registerEnumType(ScoringKind, {
  name: 'ScoringKind',
  description: 'How a section scores multiple choice; every other type scores itself.',
});

export const UnusableReason: Readonly<Record<string, ReasonName>> = {
  RETIRED: 'retired',
  NOT_PUBLISHED: 'not_published',
  NEEDS_REVIEW: 'needs_review',
  LAW_NOT_IN_FORCE: 'law_not_in_force',
  EXPOSED: 'exposed',
};
registerEnumType(UnusableReason, {
  name: 'UnusableReason',
  description: 'Why a question of the bank does not come onto a paper.',
});

@ObjectType('SectionScoring')
export class SectionScoringType {
  @Field(() => ScoringKind)
  kind: KindName;

  @Field(() => Float, { nullable: true, description: 'Of FIXED_FOR_SUBSET: what a subset is worth.' })
  subsetPoints: number | null;
}

@ObjectType('BlueprintCell', {
  description:
    'So many questions of a topic and what lies under it, of a difficulty and a cognition; null = any.',
})
export class BlueprintCellType {
  @Field(() => String, { nullable: true, description: 'By its path, the same in every bank.' })
  topic: string | null;

  @Field(() => Int, { nullable: true, description: '1 to 5.' })
  difficulty: Difficulty | null;

  @Field(() => Cognition, { nullable: true })
  cognition: CognitionName | null;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A question as a planner sees it: without its key.' })
export class PlannedQuestion {
  @Field(() => ID)
  id: string;

  @Field(() => QuestionType)
  type: TypeName;

  @Field({ description: 'As plain text; empty when the question is not the viewer’s to see.' })
  stemText: string;

  @Field()
  topic: string;

  @Field(() => Int)
  difficulty: number;

  @Field(() => UnusableReason, { nullable: true, description: 'Null = may come onto a paper.' })
  unusable: ReasonName | null;
}

@ObjectType('BlueprintSection')
export class BlueprintSectionType {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => Float)
  pointsEach: number;

  @Field(() => SectionScoringType)
  scoring: SectionScoringType;

  @Field(() => [BlueprintCellType])
  cells: BlueprintCellType[];

  @Field(() => [PlannedQuestion], { description: 'Picked by hand; they come before what is drawn.' })
  questions: PlannedQuestion[];
}

@ObjectType('FormLimits')
export class FormLimitsType {
  @Field(() => Int, { description: 'How many equivalent papers are drawn.' })
  formCount: number;

  @Field(() => Float, { description: 'The share of a form that another form may hold too, 0…1.' })
  overlapRatio: number;

  @Field(() => Int, { description: 'In how many forms one question may stand.' })
  formsPerQuestion: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Not drawn once it stood on papers of so many exams; null = no limit.',
  })
  mostExposures: number | null;
}

@ObjectType('Blueprint', { description: '组卷方案（双向细目表）: what a paper is made of.' })
export class BlueprintType {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => Int, { description: 'Rises with every saving; an older one that is saved is refused.' })
  version: number;

  @Field()
  updatedAt: Date;
}

@ObjectType()
export class BlueprintPage {
  @Field(() => [BlueprintType])
  nodes: BlueprintType[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType('CellShortfall')
export class CellShortfallType {
  @Field(() => UnusableReason)
  reason: ReasonName;

  @Field(() => Int)
  count: number;
}

@ObjectType('CellFeasibility', { description: 'What a cell asks for and what the banks hold for it.' })
export class CellFeasibilityType {
  @Field(() => Int, { description: 'From 1.' })
  section: number;

  @Field(() => Int, { description: 'From 1; 0 = the questions picked by hand.' })
  cell: number;

  @Field(() => Int)
  asked: number;

  @Field(() => Int)
  usable: number;

  @Field(() => Int, {
    description:
      'What it gets once all cells have taken theirs; below usable where cells want the same questions.',
  })
  filled: number;

  @Field(() => [CellShortfallType], {
    description: 'Questions of the cell that may not be drawn, by reason.',
  })
  unusable: CellShortfallType[];
}

@ObjectType({
  description: 'Questions of one kind that may come onto a paper: what an empty cell could ask for.',
})
export class BankHolding {
  @Field(() => QuestionType)
  type: TypeName;

  @Field()
  topic: string;

  @Field(() => Int)
  difficulty: number;

  @Field(() => Cognition, { nullable: true })
  cognition: CognitionName | null;

  @Field(() => Int)
  usable: number;
}

@ObjectType('BlueprintCheck')
export class BlueprintCheckType {
  @Field(() => Int)
  questionCount: number;

  @Field(() => Float, { description: 'What the sections add up to.' })
  points: number;

  @Field(() => Refused, {
    nullable: true,
    description: 'What keeps it from being a paper, apart from the banks.',
  })
  refusal: Refused | null;

  @Field(() => [CellFeasibilityType])
  cells: CellFeasibilityType[];

  @Field(() => [BankHolding])
  holdings: BankHolding[];
}

@ObjectType({
  description: 'One of several equivalent papers, and what an average officer is expected to get on it.',
})
export class PlannedForm {
  @Field(() => Int, { description: 'From 1.' })
  number: number;

  @Field(() => Float)
  expectedMean: number;

  @Field(() => Float, {
    description: 'Standard deviation if answers were independent of each other: a real group spreads wider.',
  })
  expectedSpread: number;

  @Field(() => Int)
  questionCount: number;

  @Field(() => Int, {
    description: 'Questions with enough answers to tell; the others are estimated by difficulty.',
  })
  measuredCount: number;

  @Field(() => [[PlannedQuestion]], { description: 'By section.' })
  sections: PlannedQuestion[][];
}

@ObjectType()
export class FormOverlap {
  @Field(() => Int)
  form: number;

  @Field(() => Int)
  other: number;

  @Field(() => Int)
  shared: number;
}

@ObjectType({ description: 'The forms as they would be drawn now: same seed and same banks, same forms.' })
export class FormsReport {
  @Field(() => [PlannedForm])
  forms: PlannedForm[];

  @Field(() => [FormOverlap])
  overlaps: FormOverlap[];

  @Field(() => Float)
  maxPoints: number;
}

@InputType()
export class SectionScoringInput {
  @Field(() => ScoringKind)
  kind: KindName;

  @Field(() => Float, { nullable: true })
  subsetPoints: number | null;
}

@InputType()
export class BlueprintCellInput {
  @Field(() => String, { nullable: true })
  topic: string | null;

  @Field(() => Int, { nullable: true })
  difficulty: number | null;

  @Field(() => Cognition, { nullable: true })
  cognition: CognitionName | null;

  @Field(() => Int)
  count: number;
}

@InputType()
export class BlueprintSectionInput {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => Float)
  pointsEach: number;

  @Field(() => SectionScoringInput)
  scoring: SectionScoringInput;

  @Field(() => [BlueprintCellInput])
  cells: BlueprintCellInput[];

  @Field(() => [ID])
  questionIds: string[];
}

@InputType()
export class FormLimitsInput {
  @Field(() => Int)
  formCount: number;

  @Field(() => Float)
  overlapRatio: number;

  @Field(() => Int)
  formsPerQuestion: number;

  @Field(() => Int, { nullable: true })
  mostExposures: number | null;
}

@InputType()
export class BlueprintContentInput {
  @Field(() => [ID])
  bankIds: string[];

  @Field()
  seed: string;

  @Field(() => Float)
  totalPoints: number;

  @Field(() => LocalDate, { nullable: true, description: 'Null = each question’s own reference date.' })
  lawOn: string | null;

  @Field(() => [BlueprintSectionInput])
  sections: BlueprintSectionInput[];

  @Field(() => FormLimitsInput)
  limits: FormLimitsInput;
}

@InputType()
export class SaveBlueprintInput {
  @Field(() => ID, { nullable: true, description: 'Null = a new one.' })
  id: string | null;

  @Field(() => Int, { description: 'The version that was read; 0 for a new one.' })
  version: number;

  @Field(() => Int, { description: 'Of a new one; a blueprint stays in its region.' })
  regionCode: number;

  @Field()
  name: string;

  @Field(() => BlueprintContentInput)
  content: BlueprintContentInput;
}

export const SaveBlueprintResult = resultUnion('SaveBlueprintResult', BlueprintType);
export const DrawFormsResult = resultUnion('DrawFormsResult', FormsReport);
