import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import { AskModal } from '../forms/ask-modal';
import { amendments } from './amendment-operations';

const publishEdition = graphql(`
  mutation PublishEdition($input: PublishEditionInput!) {
    publishEdition(input: $input) {
      __typename
      ... on EditionPublished {
        runs {
          editionSlug
          openedCount
        }
      }
      ...Refusal
    }
  }
`);

interface Values {
  readonly onDay: string;
  readonly endsEdition?: string;
  readonly repealedByArticle?: number | null;
}

interface Props {
  readonly edition: {
    readonly slug: string;
    readonly lawTitle: string;
    readonly label: string;
    readonly effectiveFrom: string;
  };
}

/** Makes an imported text law, and leads to the questions that rested on what it ends. */
export function PublishEdition({ edition }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(amendments, { skip: !isOpen });
  const [run] = useMutation(publishEdition, { refetchQueries: 'active' });
  const standing = (data?.laws ?? []).flatMap(({ title, editions }) =>
    editions
      .filter(({ slug, effectiveTo }) => effectiveTo === null && slug !== edition.slug)
      .map(({ slug, label }) => ({ value: slug, label: `${title}（${label}）` })),
  );
  const publish = async ({ onDay, endsEdition, repealedByArticle }: Values) => {
    const input = {
      ...{ editionSlug: edition.slug, onDay },
      endsEdition: endsEdition ?? null,
      repealedByArticle: repealedByArticle ?? null,
    };
    const answer = (await run({ variables: { input } })).data?.publishEdition;
    if (answer?.__typename !== 'EditionPublished') return answer?.message ?? t('questions.failed');
    const touched = answer.runs.find(({ openedCount }) => openedCount > 0);
    if (touched) await navigate(`/amendments/${touched.editionSlug}?state=OPEN`);
    return null;
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('amendments.publish')}
      </Button>
      <AskModal<Values>
        isOpen={isOpen}
        title={t('amendments.publishTitle', { law: edition.lawTitle, label: edition.label })}
        okText={t('amendments.publish')}
        initialValues={{ onDay: edition.effectiveFrom }}
        onClose={() => setOpen(false)}
        onSubmit={publish}
      >
        <p className="quiet">{t('amendments.publishText')}</p>
        <Form.Item name="endsEdition" label={t('amendments.ends')} extra={t('amendments.endsHint')}>
          <Select allowClear options={standing} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="repealedByArticle" label={t('amendments.byArticle')}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="onDay" label={t('amendments.onDay')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
      </AskModal>
    </>
  );
}
