import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { formatIsoMinute } from '@whetstone/ui';
import type { ExamByIdQuery } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { TimeFields, TitleField } from './exam-fields';
import { instantOf, type ExamFields } from './exam-input';
import { changeExam } from './exam-operations';

interface Props {
  readonly exam: NonNullable<ExamByIdQuery['exam']>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

type Values = Pick<
  ExamFields,
  'title' | 'opensAt' | 'closesAt' | 'lastEntryAt' | 'durationMinutes' | 'attemptsAllowed' | 'passPoints'
>;

/** An instant as the fields have it. */
const fieldOf = (instant: string) => formatIsoMinute(instant).replace(' ', 'T');

/** What may still be changed of an exam that was set. */
export function ChangeExamDialog({ exam, isOpen, onClose, onChanged }: Props) {
  const { t } = useTranslation();
  const [run] = useMutation(changeExam);
  const submit = async ({ opensAt, closesAt, lastEntryAt, ...rest }: Values): Promise<string | null> => {
    const input = {
      ...rest,
      ...{ id: exam.id, version: exam.version },
      opensAt: instantOf(opensAt) ?? '',
      closesAt: instantOf(closesAt) ?? '',
      lastEntryAt: instantOf(lastEntryAt),
    };
    const answer = (await run({ variables: { input } })).data?.changeExam;
    if (answer?.__typename === 'Refused') return answer.message;
    onChanged();
    return null;
  };
  return (
    <AskModal<Values>
      isOpen={isOpen}
      title={t('examPlans.change')}
      okText={t('examPlans.changeOk')}
      initialValues={{
        title: exam.title,
        opensAt: fieldOf(exam.opensAt),
        closesAt: fieldOf(exam.closesAt),
        ...(exam.lastEntryAt && { lastEntryAt: fieldOf(exam.lastEntryAt) }),
        durationMinutes: exam.durationSeconds / 60,
        attemptsAllowed: exam.attemptsAllowed,
        passPoints: exam.passPoints,
      }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('examPlans.changeHint')}</p>
      <TitleField />
      <TimeFields />
    </AskModal>
  );
}
