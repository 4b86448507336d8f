import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import {
  Card,
  Empty,
  errorMessage,
  ErrorNotice,
  formatIsoDay,
  formatPoints,
  isUnreachable,
  Loading,
} from '@whetstone/ui';
import type { ExamChoicesQuery } from '../../gql/graphql';
import { useDebounced } from '../questions/use-debounced';
import { homeOf } from '../shell/nav';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { useAddress } from '../tables/use-address';
import { AudienceFields, HallFields, PaperFields, TellingFields, WindowFields } from './exam-fields';
import { audienceOf, inputOf, type ExamFields } from './exam-input';
import { audienceCount, examChoices, setExam } from './exam-operations';
import './exams.css';

export function NewExamPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(examChoices, { fetchPolicy: 'network-only' });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('examPlans.title'), to: '/exams' }, { label: t('examPlans.create') }]}
        title={t('examPlans.create')}
      />
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={10} />
      ) : data.blueprints.nodes.length === 0 ? (
        <Card>
          <Empty title={t('examPlans.noBlueprints')}>
            <Link to="/blueprints/new">{t('blueprints.create')}</Link>
          </Empty>
        </Card>
      ) : (
        <ExamForm choices={data} />
      )}
    </>
  );
}

/** Tomorrow from nine to half past eleven, in Beijing. */
function usualTimes(now: Date) {
  const day = formatIsoDay(new Date(now.getTime() + 86_400_000));
  return { opensAt: `${day}T09:00`, closesAt: `${day}T11:30` };
}

function ExamForm({ choices }: { readonly choices: ExamChoicesQuery }) {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const { params } = useAddress();
  const navigate = useNavigate();
  const [form] = Form.useForm<ExamFields>();
  const [asking, setAsking] = useState<ExamFields | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, { loading }] = useMutation(setExam);
  const asked = params.get('blueprint');
  const blueprint = choices.blueprints.nodes.find(({ id }) => id === asked) ?? null;
  const forClass = choices.trainingClasses.nodes.find(
    ({ id, isMine }) => isMine && id === params.get('class'),
  );
  const home = homeOf('publish', viewer.grants, formatIsoDay(new Date()));

  const publish = async (fields: ExamFields) => {
    setRefusal(null);
    try {
      const answer = (await run({ variables: { input: inputOf(fields) } })).data?.setExam;
      setAsking(null);
      if (answer?.__typename === 'Refused') return setRefusal(answer.message);
      if (answer?.__typename === 'Exam') await navigate(`/exams/${answer.id}`);
    } catch (error) {
      setAsking(null);
      setRefusal(isUnreachable(error) ? t('lectures.failed') : (errorMessage(error) ?? t('lectures.failed')));
    }
  };
  return (
    <Card className="sheet pad form-card wide-form exam-set">
      <Form<ExamFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        onFinish={setAsking}
        initialValues={{
          ...(blueprint && { blueprintId: blueprint.id, title: blueprint.name }),
          ...usualTimes(new Date()),
          ...{ durationMinutes: 90, attemptsAllowed: 1, passPoints: 60, posts: [], grades: [] },
          // All of a class, wherever they serve; else everybody of a region.
          ...(forClass
            ? { classId: forClass.id, regionCodes: [] }
            : { regionCodes: blueprint ? [blueprint.region.code] : home === undefined ? [] : [home] }),
          ...{ showsWholePaper: false, shuffleQuestions: true, shuffleOptions: false, isPractice: false },
          ...{ results: 'AT_ONCE', keys: 'AFTER_CLOSING' },
        }}
      >
        <PaperFields choices={choices} />
        <WindowFields />
        <AudienceFields choices={choices} />
        <Counted />
        <TellingFields />
        <HallFields choices={choices} />
        <div aria-live="assertive">
          {refusal && (
            <Alert
              className="form-alert"
              type="error"
              showIcon
              title={t('examPlans.refused')}
              description={refusal}
            />
          )}
        </div>
        <Button type="primary" htmlType="submit" size="large">
          {t('examPlans.submit')}
        </Button>
      </Form>
      <Confirm
        fields={asking}
        choices={choices}
        isBusy={loading}
        onPublish={(fields) => void publish(fields)}
        onClose={() => setAsking(null)}
      />
    </Card>
  );
}

/** How many would be asked, as soon as it is known; said aloud when it changes. */
function Counted() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ExamFields>();
  const fields = Form.useWatch([], form) as Partial<ExamFields> | undefined;
  const text = useDebounced(
    JSON.stringify([audienceOf(fields ?? {}), (fields?.opensAt ?? '').slice(0, 10)]),
    350,
  );
  const [audience, day] = JSON.parse(text) as [ReturnType<typeof audienceOf>, string];
  const { data, previousData, error } = useQuery(audienceCount, {
    variables: { audience, day },
    skip: !/^\d{4}-\d{2}-\d{2}$/.test(day),
    fetchPolicy: 'network-only',
  });
  const counted = (data ?? previousData)?.audienceCount;
  return (
    <p role="status" className="num">
      {error
        ? t('examPlans.notCounted')
        : counted?.__typename === 'AudienceCount'
          ? t('examPlans.counted', { count: counted.count, day: counted.day })
          : (counted?.message ?? '')}
    </p>
  );
}

interface ConfirmProps {
  readonly fields: ExamFields | null;
  readonly choices: ExamChoicesQuery;
  readonly isBusy: boolean;
  readonly onPublish: (fields: ExamFields) => void;
  readonly onClose: () => void;
}

/** Said once more before a whole region is asked. */
function Confirm({ fields, choices, isBusy, onPublish, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  const blueprint = choices.blueprints.nodes.find(({ id }) => id === fields?.blueprintId);
  return (
    <Modal
      open={fields !== null}
      title={t('examPlans.confirmTitle')}
      okText={t('examPlans.confirm')}
      cancelText={t('banks.cancel')}
      closable={{ 'aria-label': t('banks.close') }}
      confirmLoading={isBusy}
      onOk={() => fields && onPublish(fields)}
      onCancel={onClose}
      destroyOnHidden
    >
      {fields && (
        <>
          <p>
            <b>{fields.title}</b>
          </p>
          <p className="num">
            {fields.opensAt.replace('T', ' ')} – {fields.closesAt.replace('T', ' ')} ·{' '}
            {t('examPlans.minutesOf', { minutes: fields.durationMinutes })}
          </p>
          <p className="num">
            {blueprint?.name} ·{' '}
            {t('examPlans.passOf', {
              pass: formatPoints(fields.passPoints),
              points: formatPoints(blueprint?.totalPoints ?? 0),
            })}
          </p>
          <p>{t('examPlans.confirmText')}</p>
        </>
      )}
    </Modal>
  );
}
