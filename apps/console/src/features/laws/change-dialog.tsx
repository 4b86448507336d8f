import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AskModal } from '../forms/ask-modal';
import type { ChangeRow } from './changes-page';
import { editionOptions, type Law } from './law-operations';

const saveArticleChange = graphql(`
  mutation SaveArticleChange($input: SaveArticleChangeInput!) {
    saveArticleChange(input: $input) {
      __typename
      ... on ArticleChange {
        ...ChangeFacts
      }
      ...Refusal
    }
  }
`);

interface Values {
  readonly oldEdition: string;
  readonly oldPlace?: string;
  readonly newEdition: string;
  readonly newPlace: string;
  readonly note?: string;
}

interface Props {
  readonly editing: ChangeRow | 'new' | null;
  readonly laws: readonly Law[];
  readonly onClose: () => void;
}

/** Adds or changes a row of the table; of a row that came with the product the editions stay. */
export function ChangeDialog({ editing, laws, onClose }: Props) {
  const { t } = useTranslation();
  const [run] = useMutation(saveArticleChange, { refetchQueries: ['ArticleChanges'] });
  const row = editing === 'new' ? null : editing;
  const isFixed = row?.isBuiltIn ?? false;
  const options = editionOptions(laws, ({ isPublished }) => isPublished);
  const missing = { required: true, whitespace: true, message: t('laws.changeTable.missing') };

  const save = async ({
    oldEdition,
    oldPlace,
    newEdition,
    newPlace,
    note,
  }: Values): Promise<string | null> => {
    const input = {
      ...{ id: row ? Number(row.id) : null, newEdition, newPlace, note: note ?? '' },
      oldEdition: oldEdition || null,
      oldPlace: oldEdition ? (oldPlace ?? '') : null,
    };
    const { data } = await run({ variables: { input } });
    return data?.saveArticleChange.__typename === 'Refused' ? data.saveArticleChange.message : null;
  };

  return (
    <AskModal<Values>
      isOpen={editing !== null}
      title={t(row ? 'laws.changeTable.edit' : 'laws.changeTable.add')}
      okText={t('laws.changeTable.save')}
      initialValues={{
        oldEdition: row?.oldEdition ?? '',
        oldPlace: row?.oldPlace ?? '',
        ...(row && { newEdition: row.newEdition }),
        newPlace: row?.newPlace ?? '',
        note: row?.note ?? '',
      }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="oldEdition" label={t('laws.changeTable.oldEdition')}>
        <Select
          disabled={isFixed}
          options={[{ value: '', label: t('laws.changeTable.noOld') }, ...options]}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item
        noStyle
        shouldUpdate={(before: Values, after: Values) => before.oldEdition !== after.oldEdition}
      >
        {({ getFieldValue }) =>
          getFieldValue('oldEdition') ? (
            <Form.Item
              name="oldPlace"
              label={t('laws.changeTable.oldPlace')}
              extra={t('laws.changeTable.placeHint')}
              rules={[missing]}
            >
              <Input maxLength={60} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Form.Item name="newEdition" label={t('laws.changeTable.newEdition')} rules={[missing]}>
        <Select disabled={isFixed} options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="newPlace"
        label={t('laws.changeTable.newPlace')}
        extra={t('laws.changeTable.placeHint')}
        rules={[missing]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="note" label={t('laws.changeTable.note')}>
        <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </AskModal>
  );
}
