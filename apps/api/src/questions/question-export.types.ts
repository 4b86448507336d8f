import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { QuestionFormat as FormatName } from '@whetstone/formats';
import { resultUnion } from '../platform/refused';
import { QuestionFilter } from './questions.types';

export const QuestionFormat: Readonly<Record<string, FormatName>> = {
  XLSX: 'xlsx',
  CSV: 'csv',
  TEXT: 'text',
  DOCX: 'docx',
  WJX: 'wjx',
  GIFT: 'gift',
  AIKEN: 'aiken',
  MOODLE: 'moodle',
  QTI21: 'qti2.1',
  QTI22: 'qti2.2',
  QTI3: 'qti3',
};
registerEnumType(QuestionFormat, { name: 'QuestionFormat' });

@ObjectType({ description: 'What a format cannot carry of one question.' })
export class QuestionLoss {
  @Field(() => Int, { description: 'Its place in the file, from 1.' })
  number: number;

  @Field()
  stem: string;

  @Field(() => [String], { description: 'In the language of the request.' })
  lost: readonly string[];
}

@ObjectType()
export class QuestionExport {
  @Field(() => Int)
  totalCount: number;

  @Field(() => [QuestionLoss], { description: 'Questions that lose nothing are not listed.' })
  losses: readonly QuestionLoss[];
}

@InputType()
export class QuestionExportInput {
  @Field(() => QuestionFilter, { description: 'What is shown is what is exported.' })
  filter: QuestionFilter;

  @Field(() => QuestionFormat)
  format: FormatName;
}

export const QuestionExportResult = resultUnion('QuestionExportResult', QuestionExport);
