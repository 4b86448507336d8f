import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Plan } from './plan';

interface Props {
  readonly plan: Plan;
  readonly onChange: (patch: Partial<Plan>) => void;
}

/** How many papers are drawn, and how far they may be alike. */
export function FormFields({ plan, onChange }: Props) {
  const { t } = useTranslation();
  const isSeveral = plan.formCount > 1;
  return (
    <section aria-label={t('blueprints.forms')}>
      <h2>{t('blueprints.forms')}</h2>
      <Form layout="vertical" component="div" requiredMark={false}>
        <div className="field-row">
          <Form.Item label={t('blueprints.formCount')} htmlFor="plan-forms">
            <InputNumber
              id="plan-forms"
              value={plan.formCount}
              min={1}
              max={10}
              precision={0}
              onChange={(formCount) => onChange({ formCount: formCount ?? 1 })}
            />
          </Form.Item>
          <Form.Item label={t('blueprints.overlap')} htmlFor="plan-overlap">
            <InputNumber
              id="plan-overlap"
              value={plan.overlapPercent}
              min={0}
              max={100}
              precision={0}
              disabled={!isSeveral}
              onChange={(overlapPercent) => onChange({ overlapPercent: overlapPercent ?? 0 })}
            />
          </Form.Item>
          <Form.Item label={t('blueprints.formsPerQuestion')} htmlFor="plan-per-question">
            <InputNumber
              id="plan-per-question"
              value={plan.formsPerQuestion}
              min={1}
              max={10}
              precision={0}
              disabled={!isSeveral}
              onChange={(formsPerQuestion) => onChange({ formsPerQuestion: formsPerQuestion ?? 1 })}
            />
          </Form.Item>
          <Form.Item
            label={t('blueprints.mostExposures')}
            htmlFor="plan-exposures"
            extra={t('blueprints.mostExposuresHint')}
          >
            <InputNumber
              id="plan-exposures"
              value={plan.mostExposures}
              min={1}
              max={1000}
              precision={0}
              onChange={(mostExposures) => onChange({ mostExposures })}
            />
          </Form.Item>
          <Form.Item label={t('blueprints.seed')} htmlFor="plan-seed" extra={t('blueprints.seedHint')}>
            <Input
              id="plan-seed"
              value={plan.seed}
              maxLength={100}
              onChange={({ target }) => onChange({ seed: target.value })}
            />
          </Form.Item>
        </div>
      </Form>
    </section>
  );
}
