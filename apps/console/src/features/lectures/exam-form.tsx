import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Card, errorMessage, formatPoints, isUnreachable } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ExamBank, Issue } from './publish-exam';
import { sumRules, usualRules, type Rule } from './rules';
import { RulesTable } from './rules-table';

const publishExam = graphql(`
  mutation PublishExam($input: PublishExamInput!) {
    publishExam(input: $input) {
      __typename
      ... on Exam {
        id
      }
      ...Refusal
    }
  }
`);

interface ExamFields {
  readonly title: string;
  readonly durationMinutes: number;
  readonly passPoints: number;
  readonly attemptsAllowed: number;
}

interface ExamFormProps {
  readonly issue: Issue;
  readonly name: string;
  readonly banks: readonly ExamBank[];
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Where a refusal is said: at the bank, at the rules, or else above the button. */
const bankCodes: readonly string[] = ['BANK_MISSING', 'BANK_NOT_FOUND'];
const ruleCodes: readonly string[] = ['RULES_MISSING', 'RULES_INVALID', 'BANK_TOO_SMALL'];

function usePublishExam(issue: Issue, bank: ExamBank | null, rules: readonly Rule[]) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [run, { loading }] = useMutation(publishExam);

  const publish = async (fields: ExamFields) => {
    if (!bank) return setRefusal({ code: 'BANK_MISSING', message: t('exams.bankMissing') });
    if (rules.length === 0) return setRefusal({ code: 'RULES_MISSING', message: t('exams.noRules') });
    setRefusal(null);
    try {
      const input = { ...fields, lectureIssueId: issue.id, bankId: bank.id, rules: [...rules] };
      const answer = (await run({ variables: { input } })).data?.publishExam;
      if (answer?.__typename === 'Refused') return setRefusal(answer);
      await navigate('/lectures');
    } catch (error) {
      const said = isUnreachable(error) ? null : errorMessage(error);
      setRefusal({ code: 'FAILED', message: said ?? t('lectures.failed') });
    }
  };
  return { publish, refusal, clear: () => setRefusal(null), isBusy: loading };
}

export function ExamForm({ issue, name, banks }: ExamFormProps) {
  const { t } = useTranslation();
  const [bankId, setBankId] = useState(banks.length === 1 ? (banks[0]?.id ?? null) : null);
  const [rules, setRules] = useState<readonly Rule[]>(usualRules);
  const bank = banks.find((each) => each.id === bankId) ?? null;
  const { publish, refusal, clear, isBusy } = usePublishExam(issue, bank, rules);
  const code = refusal?.code ?? '';
  const isElsewhere = bankCodes.includes(code) || ruleCodes.includes(code);

  const chooseBank = (id: string) => {
    setBankId(id);
    // Topics belong to their bank.
    setRules(rules.map((rule) => ({ ...rule, topicId: null })));
    clear();
  };
  return (
    <Card className="sheet pad form-card wide-form">
      <Form<ExamFields>
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={{
          title: t('exams.nameOf', { issue: name }),
          durationMinutes: 30,
          passPoints: 60,
          attemptsAllowed: 3,
        }}
        onFinish={(fields) => void publish(fields)}
      >
        <Form.Item
          name="title"
          label={t('exams.name')}
          rules={[
            { required: true, whitespace: true, message: t('lectures.required', { field: t('exams.name') }) },
          ]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <BankField
          banks={banks}
          bankId={bankId}
          refusal={bankCodes.includes(code) ? (refusal?.message ?? null) : null}
          onChoose={chooseBank}
        />
        <RulesTable rules={rules} bank={bank} onChange={setRules} />
        <RefusalAlert message={ruleCodes.includes(code) ? (refusal?.message ?? null) : null} />
        <ExamNumbers maxPoints={sumRules(rules).points} />
        <RefusalAlert message={isElsewhere ? null : (refusal?.message ?? null)} />
        <Button type="primary" htmlType="submit" size="large" loading={isBusy}>
          {t('exams.submit')}
        </Button>
      </Form>
    </Card>
  );
}

function RefusalAlert({ message }: { readonly message: string | null }) {
  const { t } = useTranslation();
  return (
    <div aria-live="assertive">
      {message !== null && (
        <Alert
          className="form-alert"
          type="error"
          showIcon
          title={t('exams.refused')}
          description={message}
        />
      )}
    </div>
  );
}

interface BankFieldProps {
  readonly banks: readonly ExamBank[];
  readonly bankId: string | null;
  readonly refusal: string | null;
  readonly onChoose: (id: string) => void;
}

function BankField({ banks, bankId, refusal, onChoose }: BankFieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      label={t('exams.bank')}
      htmlFor="exam-bank"
      validateStatus={refusal === null ? undefined : 'error'}
      help={refusal ?? undefined}
    >
      <Select
        id="exam-bank"
        value={bankId}
        placeholder={t('exams.bankMissing')}
        onChange={onChoose}
        options={banks.map((each) => ({
          value: each.id,
          label: `${each.name} · ${t('banks.questions', { shown: String(each.questionCount) })}`,
        }))}
      />
    </Form.Item>
  );
}

function ExamNumbers({ maxPoints }: { readonly maxPoints: number }) {
  const { t } = useTranslation();
  const attempts = Form.useWatch<number | undefined>('attemptsAllowed') ?? 3;
  const required = (field: string) => ({ required: true, message: t('lectures.required', { field }) });
  return (
    <div className="field-row">
      <Form.Item name="durationMinutes" label={t('exams.minutes')} rules={[required(t('exams.minutes'))]}>
        <InputNumber min={1} max={600} precision={0} />
      </Form.Item>
      <Form.Item
        name="passPoints"
        label={t('exams.pass')}
        rules={[
          required(t('exams.pass')),
          {
            type: 'number',
            max: maxPoints,
            message: t('exams.passTooHigh', { points: formatPoints(maxPoints) }),
          },
        ]}
      >
        <InputNumber min={0} step={1} />
      </Form.Item>
      <Form.Item
        name="attemptsAllowed"
        label={t('exams.attempts')}
        extra={t('exams.attemptsHint', { resits: Math.max(0, attempts - 1) })}
        rules={[required(t('exams.attempts'))]}
      >
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
    </div>
  );
}
