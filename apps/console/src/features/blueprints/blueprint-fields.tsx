import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { RegionSelect } from '../regions/region-select';
import type { PlanBank, Written } from './blueprint-editor';
import type { Plan } from './plan';

interface Props {
  readonly plan: Plan;
  readonly written: Written | null;
  readonly banks: readonly PlanBank[];
  readonly onChange: (patch: Partial<Plan>) => void;
}

/** What a blueprint is called, whose it is, from which banks it draws and what it is meant to be worth. */
export function BlueprintFields({ plan, written, banks, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" component="div" requiredMark={false}>
      <Form.Item label={t('blueprints.name')} htmlFor="plan-name">
        <Input
          id="plan-name"
          value={plan.name}
          maxLength={100}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Form.Item>
      {written ? (
        <p>{t('blueprints.regionOf', { region: written.regionName })}</p>
      ) : (
        <Form.Item label={t('blueprints.region')} htmlFor="plan-region">
          <RegionSelect
            id="plan-region"
            {...(plan.regionCode === null ? {} : { value: plan.regionCode })}
            onChange={(code) => onChange({ regionCode: typeof code === 'number' ? code : null })}
          />
        </Form.Item>
      )}
      <Form.Item label={t('blueprints.banks')} htmlFor="plan-banks" extra={t('blueprints.banksHint')}>
        <Select
          id="plan-banks"
          mode="multiple"
          value={[...plan.bankIds]}
          placeholder={t('blueprints.chooseBanks')}
          showSearch={{ optionFilterProp: 'label' }}
          // antd's field says it owns an element of this id but gives it to none.
          popupRender={(menu) => <div id="plan-banks_list">{menu}</div>}
          onChange={(bankIds: string[]) => onChange({ bankIds })}
          options={banks.map(({ id, name, questionCount }) => ({
            value: id,
            label: `${name} · ${t('banks.questions', { shown: String(questionCount) })}`,
          }))}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item label={t('blueprints.totalPoints')} htmlFor="plan-total">
          <InputNumber
            id="plan-total"
            value={plan.totalPoints}
            min={1}
            max={1000}
            step={10}
            onChange={(totalPoints) => onChange({ totalPoints: totalPoints ?? 100 })}
          />
        </Form.Item>
        <Form.Item label={t('blueprints.lawOn')} htmlFor="plan-law" extra={t('blueprints.lawOnHint')}>
          <Input
            id="plan-law"
            type="date"
            value={plan.lawOn ?? ''}
            onChange={({ target }) => onChange({ lawOn: target.value || null })}
          />
        </Form.Item>
      </div>
    </Form>
  );
}
