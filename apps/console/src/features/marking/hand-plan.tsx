import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, formatPoints } from '@whetstone/ui';
import type { HandMarkingFactsFragment } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { again, setMarkingPlan } from './hand-operations';

type Plan = Omit<NonNullable<HandMarkingFactsFragment['plan']>, '__typename'>;

export interface HandPlanProps {
  readonly examId: string;
  readonly plan: Plan | null;
  /** Somebody has read something: the rule stands. */
  readonly hasBegun: boolean;
}

const STEPS = [1, 0.5, 0.25, 0.1];
const USUAL: Plan = { stepPoints: 0.5, limitPercent: 20, excludesOwnUnit: true };

/** By which rule a test is marked by hand. */
export function HandPlan({ examId, plan, hasBegun }: HandPlanProps) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const [set] = useMutation(setMarkingPlan, again);
  return (
    <Card className="pad stack" role="group" aria-label={t('marking.handPlan')}>
      <div className="hand-head">
        <h2>{t('marking.handPlan')}</h2>
        {!hasBegun && (
          <Button type={plan ? 'default' : 'primary'} onClick={() => setAsked(true)}>
            {t(plan ? 'marking.handChangePlan' : 'marking.handSetPlan')}
          </Button>
        )}
      </div>
      {plan ? (
        <p className="num">
          {t('marking.handPlanIs', { step: formatPoints(plan.stepPoints), limit: plan.limitPercent })}{' '}
          {t(plan.excludesOwnUnit ? 'marking.handOwnUnitOut' : 'marking.handOwnUnitIn')}
          {hasBegun && ` ${t('marking.handPlanStands')}`}
        </p>
      ) : (
        <p>{t('marking.handPlanLead')}</p>
      )}
      <AskModal<Plan>
        isOpen={isAsked}
        title={t('marking.handPlan')}
        okText={t('marking.handSave')}
        initialValues={plan ?? USUAL}
        onClose={() => setAsked(false)}
        onSubmit={async (values) => {
          const { data } = await set({ variables: { input: { examId, ...values } } });
          return data?.setMarkingPlan.__typename === 'Refused' ? data.setMarkingPlan.message : null;
        }}
      >
        <Form.Item name="stepPoints" label={t('marking.handStep')}>
          <Select options={STEPS.map((step) => ({ value: step, label: formatPoints(step) }))} />
        </Form.Item>
        <Form.Item
          name="limitPercent"
          label={t('marking.handLimit')}
          extra={t('marking.handLimitHint')}
          rules={[{ required: true }]}
        >
          <InputNumber min={0} max={50} precision={0} />
        </Form.Item>
        <Form.Item name="excludesOwnUnit" valuePropName="checked">
          <Checkbox>{t('marking.handOwnUnit')}</Checkbox>
        </Form.Item>
      </AskModal>
    </Card>
  );
}
