import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatIsoDay } from '@whetstone/ui';
import type { UnitKind } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { saidNo } from '../officers/officer-operations';
import { UnitSelect } from '../officers/unit-select';
import { addUnit, changeUnit, closeUnit, type ShownRegion, type ShownUnit } from './region-operations';

interface Dialog {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface UnitValues {
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId?: string;
}

const needed = { required: true };
const KINDS: readonly UnitKind[] = ['CORPS', 'DETACHMENT', 'BRIGADE', 'BRANCH', 'OTHER'];

function UnitFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="name" label={t('regions.unitName')} rules={[needed]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={t('regions.unitKind')} rules={[needed]}>
        <Select options={KINDS.map((value) => ({ value, label: t(`unitKinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="parentId" label={t('regions.unitParent')} extra={t('regions.unitParentHint')}>
        <UnitSelect isOptional />
      </Form.Item>
    </>
  );
}

export function AddUnit({
  region,
  isOpen,
  onClose,
  onDone,
}: Dialog & { readonly region: ShownRegion; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const [run] = useMutation(addUnit);
  return (
    <AskModal<UnitValues & { from: string }>
      isOpen={isOpen}
      onClose={onClose}
      title={t('regions.addUnitTitle', { name: region.name })}
      okText={t('regions.addDo')}
      initialValues={{ kind: 'BRIGADE', from: formatIsoDay(new Date()) }}
      onSubmit={async ({ parentId, ...values }) => {
        const input = { ...values, parentId: parentId ?? null, regionCode: region.code };
        const no = saidNo((await run({ variables: { input } })).data?.addUnit);
        if (no === null) onDone();
        return no;
      }}
    >
      <UnitFields />
      <Form.Item name="from" label={t('regions.validFrom')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
    </AskModal>
  );
}

export function ChangeUnit({ unit, onClose, onDone }: Dialog & { readonly unit: ShownUnit }) {
  const { t } = useTranslation();
  const [run] = useMutation(changeUnit);
  const { name, kind, parentId } = unit;
  return (
    <AskModal<UnitValues>
      isOpen
      onClose={onClose}
      title={t('regions.changeUnitTitle', { name })}
      okText={t('officers.save')}
      initialValues={{ name, kind, parentId: parentId ?? undefined }}
      onSubmit={async (values) => {
        const input = { ...values, parentId: values.parentId ?? null, unitId: unit.id };
        const no = saidNo((await run({ variables: { input } })).data?.changeUnit);
        if (no === null) onDone();
        return no;
      }}
    >
      <p className="quiet">{t('regions.changeUnitText')}</p>
      <UnitFields />
    </AskModal>
  );
}

export function CloseUnit({ unit, onClose, onDone }: Dialog & { readonly unit: ShownUnit }) {
  const { t } = useTranslation();
  const [run] = useMutation(closeUnit);
  return (
    <AskModal<{ on: string }>
      isOpen
      onClose={onClose}
      title={t('regions.closeUnitTitle', { name: unit.name })}
      okText={t('regions.closeDo')}
      initialValues={{ on: formatIsoDay(new Date()) }}
      onSubmit={async ({ on }) => {
        const no = saidNo((await run({ variables: { input: { unitId: unit.id, on } } })).data?.closeUnit);
        if (no === null) onDone();
        return no;
      }}
    >
      <Form.Item name="on" label={t('regions.lastDay')} extra={t('regions.closeUnitHint')} rules={[needed]}>
        <Input type="date" />
      </Form.Item>
    </AskModal>
  );
}
