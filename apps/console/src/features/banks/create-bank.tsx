import { useMutation } from '@apollo/client/react';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatIsoDay } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CreateBankInput } from '../../gql/graphql';
import { RegionSelect } from '../regions/region-select';
import { homeOf } from '../shell/nav';
import { useViewer } from '../shell/viewer-context';

const createBank = graphql(`
  mutation CreateBank($input: CreateBankInput!) {
    createBank(input: $input) {
      __typename
      ... on Bank {
        id
        name
      }
      ...Refusal
    }
  }
`);

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function CreateBank({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const navigate = useNavigate();
  const [form] = Form.useForm<CreateBankInput>();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, { loading }] = useMutation(createBank, { refetchQueries: ['Banks'] });

  const submit = async (input: CreateBankInput) => {
    setRefusal(null);
    try {
      const answer = (await run({ variables: { input } })).data?.createBank;
      if (answer?.__typename === 'Refused') return setRefusal(answer.message);
      onClose();
      if (answer) await navigate(`/banks/${answer.id}`);
    } catch {
      setRefusal(t('lectures.failed'));
    }
  };

  return (
    <Modal
      open={isOpen}
      title={t('banks.create')}
      okText={t('banks.save')}
      cancelText={t('banks.cancel')}
      confirmLoading={loading}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={{ 'aria-label': t('banks.close') }}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ regionCode: homeOf('writeBanks', viewer.grants, formatIsoDay(new Date())) }}
        onFinish={(input) => void submit(input)}
      >
        <Form.Item
          name="name"
          label={t('banks.name')}
          rules={[{ required: true, whitespace: true, message: t('banks.nameMissing') }]}
        >
          <Input maxLength={60} showCount />
        </Form.Item>
        <Form.Item
          name="regionCode"
          label={t('banks.region')}
          rules={[{ required: true, message: t('banks.regionMissing') }]}
        >
          <RegionSelect />
        </Form.Item>
      </Form>
      <div aria-live="assertive">{refusal && <Alert type="error" showIcon title={refusal} />}</div>
    </Modal>
  );
}
