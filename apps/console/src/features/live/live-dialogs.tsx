import { useMutation } from '@apollo/client/react';
import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AskModal } from '../forms/ask-modal';
import {
  grantExtraTimes,
  noteIncident,
  restoreAttempt,
  sendExamMessage,
  voidAttempt,
} from './live-operations';
import type { IncidentKind } from '../../gql/graphql';

/** Whom an action is for: some by name, or null = all. */
export interface Subject {
  readonly officerIds: readonly string[] | null;
  /** How many that are; for all, those who sit at this moment. */
  readonly count: number;
  /** Of one only. */
  readonly name?: string;
}

interface DialogProps {
  readonly examId: string;
  readonly subject: Subject;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What is to be said, now that it is done. */
  readonly onDone: (sentence: string) => void;
}

function useRequired() {
  const { t } = useTranslation();
  return (field: string) => [
    { required: true, whitespace: true, message: t('live.required', { field }) } as const,
  ];
}

/** More time, with a reason that stays. */
export function GiveTimeDialog({ examId, subject, isOpen, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const required = useRequired();
  const [run] = useMutation(grantExtraTimes);
  const { officerIds, count, name } = subject;
  const submit = async (values: { readonly minutes: number; readonly reason: string }) => {
    const input = { examId, officerIds: officerIds && [...officerIds], ...values };
    const answer = (await run({ variables: { input } })).data?.grantExtraTimes;
    if (answer?.__typename === 'Refused') return answer.message;
    if (answer)
      onDone(
        answer.refusedCount > 0
          ? t('live.givenPartly', { count: answer.givenCount, refused: answer.refusedCount })
          : t('live.given', { count: answer.givenCount }),
      );
    return null;
  };
  return (
    <AskModal
      isOpen={isOpen}
      title={
        officerIds === null
          ? t('live.giveTimeAll')
          : name
            ? `${t('live.giveTime')} · ${name}`
            : t('live.giveTimeTo', { count })
      }
      okText={t('live.giveTimeOk')}
      initialValues={{ minutes: 10 }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{officerIds === null ? t('live.giveTimeAllHint', { count }) : t('live.giveTimeHint')}</p>
      <Form.Item
        name="minutes"
        label={t('live.minutes')}
        rules={[{ required: true, message: t('live.required', { field: t('live.minutes') }) }]}
      >
        <InputNumber min={1} max={240} precision={0} />
      </Form.Item>
      <Form.Item name="reason" label={t('live.reason')} rules={required(t('live.reason'))}>
        <Input maxLength={200} />
      </Form.Item>
    </AskModal>
  );
}

/** What is said to rooms. */
export function MessageDialog({ examId, subject, isOpen, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const required = useRequired();
  const [run] = useMutation(sendExamMessage);
  const { officerIds, count, name } = subject;
  const submit = async ({ text }: { readonly text: string }) => {
    const input = { examId, officerIds: officerIds && [...officerIds], text };
    const answer = (await run({ variables: { input } })).data?.sendExamMessage;
    if (answer?.__typename === 'Refused') return answer.message;
    onDone(t('live.sent'));
    return null;
  };
  return (
    <AskModal
      isOpen={isOpen}
      title={
        officerIds === null
          ? t('live.messageAll')
          : name
            ? `${t('live.message')} · ${name}`
            : t('live.messageTo', { count })
      }
      okText={t('live.send')}
      initialValues={{}}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{officerIds === null ? t('live.messageAllHint') : t('live.messageHint')}</p>
      <Form.Item name="text" label={t('live.messageText')} rules={required(t('live.messageText'))}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </AskModal>
  );
}

const KINDS: readonly IncidentKind[] = ['TECHNICAL', 'CONDUCT', 'IDENTITY', 'HEALTH', 'OTHER'];

interface IncidentValues {
  readonly kind: IncidentKind;
  readonly text: string;
  readonly happenedAt?: { toISOString(): string } | null;
}

/** What happened, of the hall or of one person. */
export function IncidentDialog({ examId, subject, isOpen, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const required = useRequired();
  const [run] = useMutation(noteIncident);
  const submit = async ({ kind, text, happenedAt }: IncidentValues) => {
    const input = {
      ...{ examId, officerId: subject.officerIds?.[0] ?? null, kind, text },
      happenedAt: happenedAt?.toISOString() ?? null,
    };
    const answer = (await run({ variables: { input } })).data?.noteIncident;
    if (answer?.__typename === 'Refused') return answer.message;
    onDone(t('live.noted'));
    return null;
  };
  return (
    <AskModal<IncidentValues>
      isOpen={isOpen}
      title={`${t('live.incident')} · ${subject.name ?? t('live.hall')}`}
      okText={t('live.note')}
      initialValues={{ kind: 'TECHNICAL' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('live.incidentHint')}</p>
      <Form.Item name="kind" label={t('live.kind')}>
        <Select options={KINDS.map((kind) => ({ value: kind, label: t(`live.kinds.${kind}`) }))} />
      </Form.Item>
      <Form.Item name="text" label={t('live.what')} rules={required(t('live.what'))}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="happenedAt" label={t('live.happenedAt')} extra={t('live.happenedHint')}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
    </AskModal>
  );
}

interface DecideProps {
  readonly attempt: { readonly id: string; readonly state: 'IN_PROGRESS' | 'SUBMITTED' | 'VOIDED' };
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone: (sentence: string) => void;
}

interface DecideValues {
  readonly reason: string;
  /** Asked of making void only. */
  readonly isUsedUp: boolean;
}

/** Makes an attempt void, or lets a void one count again. */
export function DecideAttemptDialog({ attempt, name, isOpen, onClose, onDone }: DecideProps) {
  const { t } = useTranslation();
  const required = useRequired();
  const [runVoid] = useMutation(voidAttempt);
  const [runRestore] = useMutation(restoreAttempt);
  const isVoid = attempt.state === 'VOIDED';
  const submit = async ({ reason, isUsedUp }: DecideValues) => {
    const input = { attemptId: attempt.id, reason };
    const answer = isVoid
      ? (await runRestore({ variables: { input } })).data?.restoreAttempt
      : (await runVoid({ variables: { input: { ...input, isUsedUp } } })).data?.voidAttempt;
    if (answer?.__typename === 'Refused') return answer.message;
    onDone(isVoid ? t('live.restored') : t('live.voided'));
    return null;
  };
  return (
    <AskModal<DecideValues>
      isOpen={isOpen}
      title={`${isVoid ? t('live.restore') : t('live.voidIt')} · ${name}`}
      okText={isVoid ? t('live.restoreOk') : t('live.voidOk')}
      initialValues={{}}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{isVoid ? t('live.restoreHint') : t('live.voidHint')}</p>
      {!isVoid && (
        <Form.Item
          name="isUsedUp"
          label={t('live.usedUp')}
          extra={t('live.usedUpHint')}
          rules={[{ required: true, message: t('live.usedUpMissing') }]}
        >
          <Radio.Group
            aria-label={t('live.usedUp')}
            options={[
              { value: true, label: t('live.usesUp') },
              { value: false, label: t('live.givesBack') },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('live.reason')} rules={required(t('live.reason'))}>
        <Input maxLength={200} />
      </Form.Item>
    </AskModal>
  );
}
