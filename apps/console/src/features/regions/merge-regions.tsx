import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatIsoDay } from '@whetstone/ui';
import type { RegionMergeQuery, Role } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { saidNo } from '../officers/officer-operations';
import { formatCount } from '../tables/figures';
import { mergeRegions, regionMerge, type ShownRegion } from './region-operations';
import { RegionSelect } from './region-select';

type Extent = Extract<RegionMergeQuery['regionMerge'], { __typename: 'RegionMerge' }>;

interface Values {
  readonly successorCode: number;
  readonly on: string;
}

/** What was looked at, and what it would move. */
interface Looked extends Values {
  readonly extent: Extent;
}

interface Props {
  readonly region: ShownRegion;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Two steps in one dialog: the first press shows what would move, the second moves exactly that. */
export function MergeRegions({ region, isOpen, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [run] = useMutation(mergeRegions);
  const [looked, setLooked] = useState<Looked | null>(null);
  const { code, name } = region;
  const close = () => {
    setLooked(null);
    onClose();
  };
  const look = async ({ successorCode, on }: Values): Promise<string> => {
    const input = { codes: [code], successorCode, on };
    const { data } = await client.query({
      query: regionMerge,
      variables: { input },
      fetchPolicy: 'no-cache',
    });
    const answer = data?.regionMerge;
    if (answer?.__typename !== 'RegionMerge') return saidNo(answer) ?? '';
    setLooked({ successorCode, on, extent: answer });
    return '';
  };
  const submit = async (values: Values): Promise<string | null> => {
    const isSame = looked?.successorCode === values.successorCode && looked.on === values.on;
    if (!isSame) return look(values);
    const { units, postings } = looked.extent;
    const input = { codes: [code], ...values, units, postings };
    const no = saidNo((await run({ variables: { input } })).data?.mergeRegions);
    if (no === null) onDone();
    else setLooked(null);
    return no;
  };
  return (
    <AskModal<Values>
      isOpen={isOpen}
      onClose={close}
      title={t('regions.mergeTitle', { name })}
      okText={t(looked ? 'regions.mergeDo' : 'regions.mergeLook')}
      initialValues={{ on: formatIsoDay(new Date()) }}
      onSubmit={submit}
    >
      <Form.Item name="successorCode" label={t('regions.mergeInto')} rules={[{ required: true }]}>
        <RegionSelect onChange={() => setLooked(null)} />
      </Form.Item>
      <Form.Item
        name="on"
        label={t('regions.mergeOn')}
        extra={t('regions.mergeHint')}
        rules={[{ required: true }]}
      >
        <Input type="date" onChange={() => setLooked(null)} />
      </Form.Item>
      <div aria-live="polite">{looked && <MergeExtent extent={looked.extent} />}</div>
    </AskModal>
  );
}

function MergeExtent({ extent: { units, postings, grants } }: { readonly extent: Extent }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('regions.mergeExtent', { units: formatCount(units), postings: formatCount(postings) })}
      description={
        grants.length > 0 && (
          <>
            <p>{t('regions.mergeGrants')}</p>
            <ul className="region-grants">
              {grants.map((grant) => (
                <li key={grant.id}>
                  {grant.holderName} · {t(`roles.${grant.role.toUpperCase() as Role}`)} · {grant.regionName}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
