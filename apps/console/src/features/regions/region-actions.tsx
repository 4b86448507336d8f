import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatIsoDay } from '@whetstone/ui';
import { AskModal } from '../forms/ask-modal';
import { saidNo } from '../officers/officer-operations';
import { MergeRegions } from './merge-regions';
import { addRegion, closeRegion, renameRegion, type ShownRegion } from './region-operations';

type Ask = 'add' | 'rename' | 'merge' | 'close';

interface Props {
  readonly region: ShownRegion;
  readonly onDone: () => void;
}

const needed = { required: true };

/** What may be done about a region; the server decides again. */
export function RegionActions({ region, onDone }: Props) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [ask, setAsk] = useState<Ask | null>(null);
  const [runAdd] = useMutation(addRegion);
  const [runRename] = useMutation(renameRegion);
  const [runClose] = useMutation(closeRegion);
  const { code, name, mayAdd, mayChange } = region;
  const isGone = region.history.validTo !== null;
  const modal = (which: Ask) => ({ isOpen: ask === which, onClose: () => setAsk(null) });
  const done = async (no: string | null) => {
    if (no !== null) return no;
    onDone();
    // The tree of the side bar and every path that was shown name what has just changed.
    await client.refetchQueries({ include: ['RegionChildren', 'RegionPath'] });
    return null;
  };
  return (
    <>
      <div className="row-actions">
        {mayAdd && !isGone && (
          <>
            <Button onClick={() => setAsk('add')}>{t('regions.add')}</Button>
            <Button onClick={() => void navigate('/regions/import')}>{t('regions.import')}</Button>
          </>
        )}
        {mayChange && !isGone && (
          <>
            <Button onClick={() => setAsk('rename')}>{t('regions.rename')}</Button>
            <Button onClick={() => setAsk('merge')}>{t('regions.merge')}</Button>
            <Button onClick={() => setAsk('close')}>{t('regions.close')}</Button>
          </>
        )}
      </div>
      <AskModal<{ code: number; name: string; from: string }>
        {...modal('add')}
        title={t('regions.addTitle', { name })}
        okText={t('regions.addDo')}
        initialValues={{ from: formatIsoDay(new Date()) }}
        onSubmit={async (input) => done(saidNo((await runAdd({ variables: { input } })).data?.addRegion))}
      >
        <Form.Item name="code" label={t('regions.code')} extra={t('regions.codeHint')} rules={[needed]}>
          <InputNumber min={100000} max={999999} precision={0} controls={false} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="name" label={t('regions.name')} rules={[needed]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="from" label={t('regions.validFrom')} rules={[needed]}>
          <Input type="date" />
        </Form.Item>
      </AskModal>
      <AskModal<{ name: string; from: string }>
        {...modal('rename')}
        title={t('regions.renameTitle', { name })}
        okText={t('regions.renameDo')}
        initialValues={{ name, from: formatIsoDay(new Date()) }}
        onSubmit={async (values) =>
          done(saidNo((await runRename({ variables: { input: { code, ...values } } })).data?.renameRegion))
        }
      >
        <Form.Item name="name" label={t('regions.newName')} rules={[needed]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="from" label={t('regions.nameFrom')} extra={t('regions.nameHint')} rules={[needed]}>
          <Input type="date" />
        </Form.Item>
      </AskModal>
      <AskModal<{ on: string }>
        {...modal('close')}
        title={t('regions.closeTitle', { name })}
        okText={t('regions.closeDo')}
        initialValues={{ on: formatIsoDay(new Date()) }}
        onSubmit={async ({ on }) =>
          done(saidNo((await runClose({ variables: { input: { code, on } } })).data?.closeRegion))
        }
      >
        <Form.Item name="on" label={t('regions.lastDay')} extra={t('regions.closeHint')} rules={[needed]}>
          <Input type="date" />
        </Form.Item>
      </AskModal>
      <MergeRegions key={code} region={region} {...modal('merge')} onDone={() => void done(null)} />
    </>
  );
}
