import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Chip, errorMessage, ErrorNotice, formatIsoMinute, Loading } from '@whetstone/ui';
import type { ResultFactsFragment } from '../../gql/graphql';
import { useViewer } from '../shell/viewer-context';
import { CheckReceipt } from './check-receipt';
import { readLocalTime, writeLocalTime } from './local-time';
import { examResults, setResultRules } from './marking-operations';

interface Values {
  readonly announceAt: string;
  readonly appealUntil: string;
  readonly hasRankBands: boolean;
}

/** When a test's results are told, until when they may be appealed, and whether bands are shown. */
export function ExamResults({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const { data, error, refetch } = useQuery(examResults, {
    variables: { id: examId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data?.markedExam) return <Loading lines={5} />;
  const { results, isMine, closesAt } = data.markedExam;
  return (
    <div className="marking-stack">
      <Card className="pad stack">
        <h2>{t('results.state')}</h2>
        <p>
          <Chip tone={results.isAnnounced ? 'green' : 'amber'}>
            {results.isAnnounced ? t('results.out') : t('results.notOut')}
          </Chip>{' '}
          {results.announceAt === null
            ? t('results.atOnce')
            : t('results.at', { at: formatIsoMinute(results.announceAt) })}
        </p>
        <p className="num">{t('results.appealUntil', { at: formatIsoMinute(results.appealUntil) })}</p>
        <p className="small quiet">{t('results.closes', { at: formatIsoMinute(closesAt) })}</p>
      </Card>
      {acts.has('publish') && <CheckReceipt examId={examId} />}
      {isMine ? (
        <Rules examId={examId} results={results} />
      ) : (
        <Card>
          <p className="pad quiet">{t('results.notMine')}</p>
        </Card>
      )}
    </div>
  );
}

function Rules({ examId, results }: { readonly examId: string; readonly results: ResultFactsFragment }) {
  const { t } = useTranslation();
  const [run, { loading }] = useMutation(setResultRules);
  const [told, setTold] = useState<{ readonly type: 'success' | 'error'; readonly text: string } | null>(
    null,
  );
  const isFixed = results.isAnnounced && results.announceAt !== null;
  const submit = async ({ announceAt, appealUntil, hasRankBands }: Values) => {
    setTold(null);
    try {
      const input = {
        ...{ examId, hasRankBands },
        announceAt: isFixed ? results.announceAt : readLocalTime(announceAt),
        appealUntil: readLocalTime(appealUntil),
      };
      const answer = (await run({ variables: { input } })).data?.setResultRules;
      setTold(
        answer?.__typename === 'Refused'
          ? { type: 'error', text: answer.message }
          : { type: 'success', text: t('results.saved') },
      );
    } catch (error) {
      setTold({ type: 'error', text: errorMessage(error) ?? t('lectures.failed') });
    }
  };
  return (
    <Card className="pad stack">
      <h2>{t('results.rules')}</h2>
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        className="marking-form"
        initialValues={{
          announceAt: writeLocalTime(results.announceAt),
          appealUntil: results.isAppealTimeSet ? writeLocalTime(results.appealUntil) : '',
          hasRankBands: results.hasRankBands,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="announceAt"
          label={t('results.announceAt')}
          extra={isFixed ? t('results.fixed') : t('results.announceHint')}
        >
          <Input type="datetime-local" disabled={isFixed} />
        </Form.Item>
        <Form.Item name="appealUntil" label={t('results.appealField')} extra={t('results.appealHint')}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="hasRankBands" valuePropName="checked">
          <Checkbox>{t('results.rankBands')}</Checkbox>
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('results.save')}
        </Button>
      </Form>
      <div aria-live="assertive">{told && <Alert type={told.type} showIcon title={told.text} />}</div>
    </Card>
  );
}
