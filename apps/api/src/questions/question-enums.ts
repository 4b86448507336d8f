import { registerEnumType } from '@nestjs/graphql';
import type {
  Cognition as CognitionName,
  FillInKey,
  QuestionState as StateName,
  QuestionType as TypeName,
  SignOffAction as ActionName,
  TextFormat as FormatName,
} from '@whetstone/domain';

export const QuestionType: Readonly<Record<string, TypeName>> = {
  SINGLE: 'single',
  MULTIPLE: 'multiple',
  TRUE_FALSE: 'true_false',
  FILL_IN: 'fill_in',
  SHORT_ANSWER: 'short_answer',
  CASE: 'case',
};
registerEnumType(QuestionType, { name: 'QuestionType' });

export const QuestionState: Readonly<Record<string, StateName>> = {
  DRAFT: 'draft',
  IN_REVIEW: 'in_review',
  PUBLISHED: 'published',
  RETIRED: 'retired',
};
registerEnumType(QuestionState, { name: 'QuestionState' });

export const SignOffAction: Readonly<Record<string, ActionName>> = {
  SUBMIT: 'submit',
  WITHDRAW: 'withdraw',
  RETURN: 'return',
  PUBLISH: 'publish',
  DISCARD: 'discard',
  RETIRE: 'retire',
  REOPEN: 'reopen',
};
registerEnumType(SignOffAction, { name: 'SignOffAction' });

export const Cognition: Readonly<Record<string, CognitionName>> = {
  REMEMBER: 'remember',
  UNDERSTAND: 'understand',
  APPLY: 'apply',
  ANALYSE: 'analyse',
};
registerEnumType(Cognition, { name: 'Cognition' });

export const TextFormat: Readonly<Record<string, FormatName>> = { PLAIN: 'plain', HTML: 'html' };
registerEnumType(TextFormat, {
  name: 'TextFormat',
  description:
    'HTML: a fragment the server has cleaned, of paragraphs, lists, tables, pictures and formulas.',
});

export const BlankMatching: Readonly<Record<string, NonNullable<FillInKey['matching']>>> = {
  EQUALS: 'equals',
  CONTAINS: 'contains',
};
registerEnumType(BlankMatching, { name: 'BlankMatching' });
