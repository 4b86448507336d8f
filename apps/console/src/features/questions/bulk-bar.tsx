import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ListedQuestionFragment,
  QuestionFilterChoicesQuery,
  SignOffAction,
  SignOffQuestionsMutation,
} from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { signOffQuestions, sortQuestions } from './question-operations';
import { splitPath } from './split-path';

type Outcome = Pick<SignOffQuestionsMutation['signOffQuestions'][number], 'questionId' | 'refusal'>;

interface Props {
  readonly picked: readonly ListedQuestionFragment[];
  readonly banks: QuestionFilterChoicesQuery['banks'];
  readonly onClear: () => void;
  readonly onDone: () => void;
}

type Asking = 'move' | 'tag' | 'return';

const authorSteps: readonly SignOffAction[] = ['SUBMIT', 'WITHDRAW', 'DISCARD'];
const reviewerSteps: readonly SignOffAction[] = ['PUBLISH', 'RETIRE'];

/** What is done with the ticked questions; each is told by itself what became of it. */
export function BulkBar({ picked, banks, onClear, onDone }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const [stems, setStems] = useState<ReadonlyMap<string, string>>(new Map());
  const [step, { loading }] = useMutation(signOffQuestions);
  const [sort, { loading: isSorting }] = useMutation(sortQuestions);
  const bankIds = new Set(picked.map(({ bank }) => bank.id));
  const touched = banks.filter(({ id }) => bankIds.has(id));
  const mayWrite = touched.some((bank) => bank.mayWrite);
  const mayReview = touched.some((bank) => bank.mayReview);
  const questionIds = picked.map(({ id }) => id);

  const tell = (done: readonly Outcome[] | undefined) => {
    setStems(new Map(picked.map((row) => [row.id, row.revision.stemText])));
    setOutcomes(done ?? []);
    onClear();
    onDone();
    return null;
  };
  const take = async (action: SignOffAction, comment = '') => {
    const { data } = await step({ variables: { input: { questionIds, action, comment } } });
    return tell(data?.signOffQuestions);
  };
  const arrange = async (change: { topicPath?: string[]; addTags?: string[] }) => {
    const { data } = await sort({
      variables: { input: { questionIds, addTags: [], removeTags: [], ...change } },
    });
    return tell(data?.sortQuestions);
  };
  const isBusy = loading || isSorting;
  const button = (action: SignOffAction) => (
    <Button key={action} size="small" disabled={isBusy} onClick={() => void take(action)}>
      {t(`steps.${action}`)}
    </Button>
  );
  return (
    <>
      {outcomes && <Outcomes outcomes={outcomes} stems={stems} onClose={() => setOutcomes(null)} />}
      {picked.length > 0 && (
        <div className="bulk-bar" role="group" aria-label={t('questions.selected', { count: picked.length })}>
          <b className="num" role="status">
            {t('questions.selected', { count: picked.length })}
          </b>
          {mayWrite && authorSteps.map(button)}
          {mayReview && reviewerSteps.map(button)}
          {mayReview && (
            <Button size="small" disabled={isBusy} onClick={() => setAsking('return')}>
              {t('steps.RETURN')}
            </Button>
          )}
          {mayWrite && (
            <>
              <Button size="small" disabled={isBusy} onClick={() => setAsking('move')}>
                {t('questions.move')}
              </Button>
              <Button size="small" disabled={isBusy} onClick={() => setAsking('tag')}>
                {t('questions.addTags')}
              </Button>
            </>
          )}
          <Button size="small" type="text" onClick={onClear}>
            {t('questions.unselect')}
          </Button>
        </div>
      )}
      <AskModal<{ comment: string }>
        isOpen={asking === 'return'}
        title={t('questions.reasonTitle', { count: picked.length })}
        okText={t('steps.RETURN')}
        onClose={() => setAsking(null)}
        onSubmit={({ comment }) => take('RETURN', comment)}
      >
        <Form.Item
          name="comment"
          label={t('questions.reason')}
          extra={t('questions.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('questions.reasonMissing') }]}
        >
          <Input.TextArea rows={4} />
        </Form.Item>
      </AskModal>
      <AskModal<{ path: string }>
        isOpen={asking === 'move'}
        title={t('questions.moveTitle', { count: picked.length })}
        okText={t('questions.doIt')}
        onClose={() => setAsking(null)}
        onSubmit={({ path }) => arrange({ topicPath: splitPath(path) })}
      >
        <Form.Item
          name="path"
          label={t('questions.topicPath')}
          extra={t('questions.topicHint')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input />
        </Form.Item>
      </AskModal>
      <AskModal<{ tags: string[] }>
        isOpen={asking === 'tag'}
        title={t('questions.addTagsTitle', { count: picked.length })}
        okText={t('questions.doIt')}
        onClose={() => setAsking(null)}
        onSubmit={({ tags }) => arrange({ addTags: tags })}
      >
        <Form.Item
          name="tags"
          label={t('questions.tags')}
          extra={t('questions.tagsHint')}
          rules={[{ required: true }]}
        >
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      </AskModal>
    </>
  );
}

interface OutcomesProps {
  readonly outcomes: readonly Outcome[];
  readonly stems: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

function Outcomes({ outcomes, stems, onClose }: OutcomesProps) {
  const { t } = useTranslation();
  const refused = outcomes.filter(({ refusal }) => refusal);
  const done = outcomes.length - refused.length;
  return (
    <Alert
      role="status"
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      closable={{ onClose, 'aria-label': t('banks.close') }}
      title={t('questions.outcomeOk', { count: done })}
      description={
        refused.length > 0 && (
          <>
            {t('questions.outcomeBad', { count: refused.length })}
            <ul className="outcome-list">
              {refused.map(({ questionId, refusal }) => (
                <li key={questionId}>
                  {stems.get(questionId)?.slice(0, 40)}：{refusal?.message}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
