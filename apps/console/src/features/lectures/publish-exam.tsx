import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { Card, Empty, errorMessage, ErrorNotice, formatPoints, isUnreachable, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ExamBanksQuery, ExamIssueQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { sumRules, usableCounts, usualRules, type Rule } from './rules';
import { RulesTable } from './rules-table';

const examIssue = graphql(`
  query ExamIssue($id: ID!) {
    lectureIssue(id: $id) {
      id
      year
      number
      title
      exam {
        id
        title
        questionCount
        durationSeconds
        maxPoints
        passPoints
        attemptsAllowed
      }
    }
  }
`);

const examBanks = graphql(`
  query ExamBanks {
    banks {
      id
      name
      questionCount
      region {
        code
        name
      }
      countsByType {
        type
        count
      }
      topics {
        topicId
        path
        counts {
          type
          count
        }
      }
    }
  }
`);

const publishExam = graphql(`
  mutation PublishExam($input: PublishExamInput!) {
    publishExam(input: $input) {
      __typename
      ... on Exam {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

type Issue = NonNullable<ExamIssueQuery['lectureIssue']>;
export type ExamBank = ExamBanksQuery['banks'][number];

export function PublishExam() {
  const { t } = useTranslation();
  const { issueId = '' } = useParams();
  const { data, error, refetch } = useQuery(examIssue, {
    variables: { id: issueId },
    fetchPolicy: 'network-only',
  });
  const banks = useQuery(examBanks, { fetchPolicy: 'network-only' });
  const failure = error ?? banks.error;
  const retry = () => void Promise.all([refetch(), banks.refetch()]);
  if (failure) return <ErrorNotice error={failure} onRetry={retry} />;
  if (!data || !banks.data) return <Loading lines={10} />;
  if (!data.lectureIssue) return <Empty title={t('lectures.goneTitle')} />;
  return <ExamPage issue={data.lectureIssue} banks={banks.data.banks} />;
}

function ExamPage({ issue, banks }: { readonly issue: Issue; readonly banks: readonly ExamBank[] }) {
  const { t } = useTranslation();
  const { state } = useLocation() as { readonly state: { readonly published?: boolean } | null };
  const name = t('lectures.issueOf', { year: issue.year, number: issue.number });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('lectures.title'), to: '/lectures' },
          { label: name },
          { label: t('lectures.exam') },
        ]}
        title={t('exams.title', { issue: name })}
      />
      {state?.published && (
        <Alert className="form-alert" type="success" showIcon title={t('lectures.published')} role="status" />
      )}
      {issue.exam ? (
        <Card className="sheet pad stack">
          <h2>{t('exams.existsTitle')}</h2>
          <p>{issue.exam.title}</p>
          <p className="num">
            {t('exams.details', {
              minutes: Math.round(issue.exam.durationSeconds / 60),
              points: formatPoints(issue.exam.maxPoints),
              pass: formatPoints(issue.exam.passPoints),
              attempts: issue.exam.attemptsAllowed,
            })}
          </p>
          <p>
            <Link to="/lectures">{t('lectures.title')}</Link>
          </p>
        </Card>
      ) : banks.length === 0 ? (
        <Card>
          <Empty title={t('exams.noBanks')}>
            <Link to="/banks">{t('banks.title')}</Link>
          </Empty>
        </Card>
      ) : (
        <ExamForm issue={issue} name={name} banks={banks} />
      )}
    </>
  );
}

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
  readonly code: string | null;
  readonly message: string;
}

function ExamForm({ issue, name, banks }: ExamFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [bankId, setBankId] = useState(banks.length === 1 ? (banks[0]?.id ?? null) : null);
  const [rules, setRules] = useState<readonly Rule[]>(usualRules);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [run, { loading }] = useMutation(publishExam);
  const bank = banks.find((each) => each.id === bankId) ?? null;
  const sums = sumRules(rules);

  const submit = async (fields: ExamFields) => {
    if (!bank) return setRefusal({ code: 'BANK_MISSING', message: t('exams.bankMissing') });
    if (rules.length === 0) return setRefusal({ code: 'RULES_MISSING', message: t('exams.noRules') });
    const usable = usableCounts(bank, rules);
    if (rules.some((rule, index) => rule.count > (usable[index] ?? 0))) {
      return setRefusal({ code: 'BANK_TOO_SMALL', message: t('exams.tooShort') });
    }
    setRefusal(null);
    try {
      const input = { ...fields, lectureIssueId: issue.id, bankId: bank.id, rules: [...rules] };
      const answer = (await run({ variables: { input } })).data?.publishExam;
      if (answer?.__typename === 'Refused') return setRefusal(answer);
      await navigate('/lectures');
    } catch (error) {
      const message = isUnreachable(error)
        ? t('lectures.failed')
        : (errorMessage(error) ?? t('lectures.failed'));
      setRefusal({ code: null, message });
    }
  };
  const refusalAt = (codes: readonly (string | null)[]) =>
    refusal !== null && codes.includes(refusal.code) ? refusal.message : undefined;
  const placed = ['BANK_MISSING', 'BANK_TOO_SMALL', 'RULES_MISSING'];

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
        onFinish={(fields) => void submit(fields)}
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
        <Form.Item
          label={t('exams.bank')}
          htmlFor="exam-bank"
          validateStatus={refusalAt(['BANK_MISSING']) ? 'error' : undefined}
          help={refusalAt(['BANK_MISSING'])}
        >
          <Select
            id="exam-bank"
            value={bankId}
            placeholder={t('exams.bankMissing')}
            onChange={(id: string) => {
              setBankId(id);
              // Topics belong to their bank.
              setRules(rules.map((rule) => ({ ...rule, topicId: null })));
              setRefusal(null);
            }}
            options={banks.map((each) => ({
              value: each.id,
              label: `${each.name} · ${t('banks.questions', { shown: String(each.questionCount) })}`,
            }))}
          />
        </Form.Item>
        <RulesTable rules={rules} bank={bank} onChange={setRules} />
        <div aria-live="assertive">
          {refusalAt(['BANK_TOO_SMALL', 'RULES_MISSING']) && (
            <Alert
              className="form-alert"
              type="error"
              showIcon
              title={t('exams.refused')}
              description={refusalAt(['BANK_TOO_SMALL', 'RULES_MISSING'])}
            />
          )}
        </div>
        <ExamNumbers maxPoints={sums.points} />
        <div aria-live="assertive">
          {refusal !== null && !placed.includes(refusal.code ?? '') && (
            <Alert
              className="form-alert"
              type="error"
              showIcon
              title={t('exams.refused')}
              description={refusal.message}
            />
          )}
        </div>
        <Button type="primary" htmlType="submit" size="large" loading={loading}>
          {t('exams.submit')}
        </Button>
      </Form>
    </Card>
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
