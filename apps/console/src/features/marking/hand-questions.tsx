import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, formatPoints } from '@whetstone/ui';
import type { HandMarkingFactsFragment, QuestionProgressFactsFragment } from '../../gql/graphql';
import { Rubric, ruleOf } from '../desk/rubric';
import { given, isDecided, type Ticks } from '../desk/ticks';
import { AskModal } from '../forms/ask-modal';
import { DataTable, type Column } from '../tables/data-table';
import { again, giveThirdReading, setAnchor } from './hand-operations';
import '../desk/desk.css';

export interface HandQuestionsProps {
  readonly marking: HandMarkingFactsFragment;
  readonly isMine: boolean;
  readonly stepPoints: number;
}

/** How far each question is; anchors are made here. */
export function HandQuestions({ marking, isMine, stepPoints }: HandQuestionsProps) {
  const { t } = useTranslation();
  const [disputed, setDisputed] = useState<QuestionProgressFactsFragment | null>(null);
  const [anchored, setAnchored] = useState<QuestionProgressFactsFragment | null>(null);
  const columns: readonly Column<QuestionProgressFactsFragment, string>[] = [
    { key: 'question', title: t('desk.question'), className: 'stem', render: (row) => row.question.stemText },
    {
      key: 'points',
      title: t('desk.points'),
      isNumber: true,
      render: (row) => formatPoints(row.question.maxPoints),
    },
    {
      key: 'texts',
      title: t('marking.handTexts'),
      isNumber: true,
      render: (row) => t('marking.handTextsOf', { texts: row.textCount, attempts: row.attemptCount }),
    },
    { key: 'once', title: t('marking.handOnce'), isNumber: true, render: (row) => row.onceReadCount },
    {
      key: 'third',
      title: t('marking.handThird'),
      isNumber: true,
      render: (row) => (
        <span className="two-rows">
          <span className="num">{row.thirdCount}</span>
          {isMine && row.disputedTexts.length > 0 && (
            <Button size="small" onClick={() => setDisputed(row)}>
              {t('marking.handThirdGive')}
            </Button>
          )}
        </span>
      ),
    },
    {
      key: 'settled',
      title: t('marking.handSettled'),
      isNumber: true,
      render: (row) => <Progress done={row.settledCount} count={row.textCount} />,
    },
    {
      key: 'anchors',
      title: t('marking.handAnchors'),
      render: (row) => (
        <span className="two-rows">
          <span className="num">{row.anchorCount}</span>
          {isMine && row.unreadTexts.length > 0 && (
            <Button size="small" onClick={() => setAnchored(row)}>
              {t('marking.handMakeAnchor')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <section aria-labelledby="hand-questions">
      <h2 id="hand-questions">{t('marking.handProgress')}</h2>
      <Card className="sheet">
        <DataTable
          label={t('marking.handProgress')}
          columns={columns}
          rows={marking.questions}
          rowKey={({ question }) => `${question.revisionId} ${String(question.maxPoints)}`}
        />
      </Card>
      {disputed && (
        <ThirdDialog progress={disputed} stepPoints={stepPoints} onClose={() => setDisputed(null)} />
      )}
      {anchored && (
        <AnchorDialog progress={anchored} stepPoints={stepPoints} onClose={() => setAnchored(null)} />
      )}
    </section>
  );
}

function Progress({ done, count }: { readonly done: number; readonly count: number }) {
  const { t } = useTranslation();
  return (
    <span className="two-rows">
      <span>
        {done} / {count}
      </span>
      <progress value={done} max={Math.max(count, 1)} aria-label={t('marking.handSettled')} />
    </span>
  );
}

interface AnchorDialogProps {
  readonly progress: QuestionProgressFactsFragment;
  readonly stepPoints: number;
  readonly onClose: () => void;
}

/** A text on which two markers are too far apart, read by whoever leads: without their points, and with a reason. */
function ThirdDialog({ progress: { question, disputedTexts }, stepPoints, onClose }: AnchorDialogProps) {
  const { t } = useTranslation();
  const rule = ruleOf(question, stepPoints);
  const [ticks, setTicks] = useState<Ticks>(rule.maxPoints.map(() => null));
  const [give] = useMutation(giveThirdReading, again);
  const [text] = disputedTexts;
  if (!text) return null;
  const field = t('marking.handThirdReason');
  return (
    <AskModal<{ readonly reason: string }>
      isOpen
      title={t('marking.handThirdGive')}
      okText={t('marking.handThirdOk')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        if (!isDecided(ticks)) return t('desk.undecided');
        const input = { answerId: text.id, ticks: given(ticks), reason };
        const answer = (await give({ variables: { input } })).data?.giveThirdReading;
        return answer?.__typename === 'Refused' ? answer.message : null;
      }}
    >
      <p>{t('marking.handThirdLead')}</p>
      <blockquote className="marking-answer">{text.texts.filter(Boolean).join('\n')}</blockquote>
      <p className="num">{t('marking.handAlike', { count: text.attemptCount })}</p>
      <Rubric {...{ question, ticks, rule }} onTick={setTicks} />
      <Form.Item
        name="reason"
        label={field}
        rules={[{ required: true, whitespace: true, message: t('lectures.required', { field }) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </AskModal>
  );
}

/** One of the texts nobody has read, given its set marks: they stand, and markers are measured by them. */
function AnchorDialog({ progress: { question, unreadTexts }, stepPoints, onClose }: AnchorDialogProps) {
  const { t } = useTranslation();
  const rule = ruleOf(question, stepPoints);
  const untouched = rule.maxPoints.map(() => null);
  const [place, setPlace] = useState(0);
  const [ticks, setTicks] = useState<Ticks>(untouched);
  const [set] = useMutation(setAnchor, again);
  const text = unreadTexts[place];
  if (!text) return null;
  return (
    <AskModal<object>
      isOpen
      title={t('marking.handMakeAnchor')}
      okText={t('marking.handSetMarks')}
      onClose={onClose}
      onSubmit={async () => {
        if (!isDecided(ticks)) return t('desk.undecided');
        const { data } = await set({ variables: { input: { answerId: text.id, ticks: given(ticks) } } });
        return data?.setAnchor.__typename === 'Refused' ? data.setAnchor.message : null;
      }}
    >
      <p>{t('marking.handAnchorLead')}</p>
      <blockquote className="marking-answer">{text.texts.filter(Boolean).join('\n')}</blockquote>
      <p className="num">
        {t('marking.handAlike', { count: text.attemptCount })}{' '}
        <Button
          size="small"
          disabled={unreadTexts.length < 2}
          onClick={() => {
            setPlace((place + 1) % unreadTexts.length);
            setTicks(untouched);
          }}
        >
          {t('marking.handAnother', { number: place + 1, count: unreadTexts.length })}
        </Button>
      </p>
      <Rubric {...{ question, ticks, rule }} onTick={setTicks} />
    </AskModal>
  );
}
