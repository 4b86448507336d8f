import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficerPageQuery, UpdateOfficerMutation } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { fieldOf } from './officer-page';
import { saidNo, updateOfficer } from './officer-operations';

interface Values {
  readonly name: string;
  readonly certificateNo: string;
  readonly certificateValidFrom?: string;
  readonly certificateValidTo?: string;
}

interface Props {
  readonly officer: NonNullable<OfficerPageQuery['officer']>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

type Outrun = Extract<UpdateOfficerMutation['updateOfficer'], { __typename: 'OfficerChanged' }>;

/** Name and certificate. Whoever is second is told what the first changed; what he typed stays, to be sent again. */
export function EditOfficer({ officer, isOpen, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [run] = useMutation(updateOfficer);
  const [outrun, setOutrun] = useState<Outrun | null>(null);
  const submit = async (values: Values) => {
    const { data } = await run({
      variables: {
        input: {
          ...{ officerId: officer.id, version: outrun?.version ?? officer.version, ...values },
          certificateValidFrom: values.certificateValidFrom || null,
          certificateValidTo: values.certificateValidTo || null,
        },
      },
    });
    const answer = data?.updateOfficer;
    setOutrun(answer?.__typename === 'OfficerChanged' ? answer : null);
    // Either way the page is asked again.
    if (answer && answer.__typename !== 'Refused') onDone();
    return saidNo(answer);
  };
  return (
    <AskModal<Values>
      isOpen={isOpen}
      onClose={onClose}
      title={t('officers.editTitle', { name: officer.name })}
      okText={t(outrun ? 'officers.saveAnyway' : 'officers.save')}
      initialValues={{
        ...{ name: officer.name, certificateNo: officer.certificateNo },
        certificateValidFrom: officer.certificateValidFrom ?? '',
        certificateValidTo: officer.certificateValidTo ?? '',
      }}
      onSubmit={submit}
    >
      <Form.Item name="name" label={t('officers.name')} rules={[{ required: true, whitespace: true }]}>
        <Input />
      </Form.Item>
      <Form.Item
        name="certificateNo"
        label={t('officers.certificate')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="certificateValidFrom" label={t('officers.validFrom')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="certificateValidTo" label={t('officers.validTo')}>
        <Input type="date" />
      </Form.Item>
      {outrun && (
        <ul className="officer-outrun">
          {outrun.changes.map((change) => (
            <li key={change.field}>
              {t('officers.outrun', {
                by: change.byName,
                field: t(`officerFields.${fieldOf(change.field)}`),
                before: change.before ?? t('tables.none'),
                after: change.after ?? t('tables.none'),
              })}
            </li>
          ))}
        </ul>
      )}
    </AskModal>
  );
}
