import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatIsoDay } from '@whetstone/ui';
import type { OfficerPageQuery, Role } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { RegionSelect } from '../regions/region-select';
import { useViewer } from '../shell/viewer-context';
import { EditOfficer } from './edit-officer';
import {
  endPosting,
  endSessionsOf,
  grantRole,
  resetAccount,
  revealIdNumber,
  saidNo,
  secondOfficer,
  transferOfficer,
  unlockAccount,
} from './officer-operations';
import { UnitSelect } from './unit-select';

type Officer = NonNullable<OfficerPageQuery['officer']>;
type Ask = 'edit' | 'transfer' | 'second' | 'leave' | 'reveal' | 'grant' | 'reset';

interface Props {
  readonly officer: Officer;
  readonly onDone: () => void;
}

const day = { required: true };

/** What a manager may do about a person; the server decides again. */
export function OfficerActions({ officer, onDone }: Props) {
  const { t } = useTranslation();
  const { acts, viewer } = useViewer();
  const [ask, setAsk] = useState<Ask | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [runTransfer] = useMutation(transferOfficer);
  const [runSecond] = useMutation(secondOfficer);
  const [runEnd] = useMutation(endPosting);
  const [runReveal] = useMutation(revealIdNumber, { fetchPolicy: 'no-cache' });
  const [runUnlock] = useMutation(unlockAccount);
  const [runReset] = useMutation(resetAccount, { fetchPolicy: 'no-cache' });
  const [runEndSessions] = useMutation(endSessionsOf);
  const [runGrant] = useMutation(grantRole);
  const at = { officerId: officer.id, version: officer.version };
  const close = () => setAsk(null);
  const modal = (name: Ask) => ({ isOpen: ask === name, onClose: close });
  const done = (no: string | null) => {
    if (no === null) onDone();
    return no;
  };
  const roles = [...new Set(viewer.grants.map(({ role }) => role))];
  const input = { officerId: officer.id };

  return (
    <>
      <div className="row-actions officer-actions">
        {acts.has('importRoster') && (
          <>
            <Button onClick={() => setAsk('edit')}>{t('officers.edit')}</Button>
            <Button onClick={() => setAsk('transfer')}>{t('officers.transfer')}</Button>
            <Button onClick={() => setAsk('second')}>{t('officers.second')}</Button>
            <Button onClick={() => setAsk('leave')}>{t('officers.leave')}</Button>
            <Button onClick={() => setAsk('reveal')}>{t('officers.reveal')}</Button>
          </>
        )}
        {acts.has('helpAccounts') && (
          <>
            <Button
              onClick={() =>
                void runUnlock({ variables: { input } }).then(({ data }) =>
                  setTold(saidNo(data?.unlockAccount) ?? t('officers.unlocked')),
                )
              }
            >
              {t('officers.unlock')}
            </Button>
            <Button
              onClick={() =>
                void runEndSessions({ variables: { input } }).then(({ data }) => {
                  const answer = data?.endSessionsOf;
                  setTold(
                    answer?.__typename === 'EndedSessions'
                      ? t('officers.signedOut', { count: answer.count })
                      : (saidNo(answer) ?? ''),
                  );
                })
              }
            >
              {t('officers.signOutAll')}
            </Button>
            <Button onClick={() => setAsk('reset')}>{t('officers.reset')}</Button>
          </>
        )}
        <Button onClick={() => setAsk('grant')}>{t('officers.grant')}</Button>
      </div>
      <div aria-live="polite">
        {told !== null && <Alert type="info" showIcon closable title={told} onClose={() => setTold(null)} />}
      </div>

      <EditOfficer officer={officer} {...modal('edit')} onDone={onDone} />
      <AskModal<{ unitId: string; post: string; grade?: 'JUNIOR' | 'INTERMEDIATE'; on: string }>
        {...modal('transfer')}
        title={t('officers.transferTitle', { name: officer.name })}
        okText={t('officers.transferDo')}
        initialValues={{ post: officer.posting?.post ?? '', on: formatIsoDay(new Date()) }}
        onSubmit={async (values) =>
          done(
            saidNo(
              (await runTransfer({ variables: { input: { ...at, ...values, grade: values.grade ?? null } } }))
                .data?.transferOfficer,
            ),
          )
        }
      >
        <Form.Item name="unitId" label={t('officers.newUnit')} rules={[day]}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="post" label={t('officers.post')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="grade" label={t('officers.grade')}>
          <Select
            allowClear
            options={(['JUNIOR', 'INTERMEDIATE'] as const).map((value) => ({
              value,
              label: t(`officerGrades.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="on" label={t('officers.firstDay')} rules={[day]}>
          <Input type="date" />
        </Form.Item>
      </AskModal>
      <AskModal<{ unitId: string; from: string; to: string }>
        {...modal('second')}
        title={t('officers.secondTitle', { name: officer.name })}
        okText={t('officers.secondDo')}
        onSubmit={async (values) =>
          done(saidNo((await runSecond({ variables: { input: { ...at, ...values } } })).data?.secondOfficer))
        }
      >
        <Form.Item name="unitId" label={t('officers.hostUnit')} rules={[day]}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="from" label={t('officers.firstDay')} rules={[day]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={t('officers.dayBack')} rules={[day]}>
          <Input type="date" />
        </Form.Item>
      </AskModal>
      <AskModal<{ on: string }>
        {...modal('leave')}
        title={t('officers.leaveTitle', { name: officer.name })}
        okText={t('officers.leaveDo')}
        onSubmit={async ({ on }) =>
          done(saidNo((await runEnd({ variables: { input: { ...at, on } } })).data?.endPosting))
        }
      >
        <p>{t('officers.leaveText')}</p>
        <Form.Item name="on" label={t('officers.dayGone')} rules={[day]}>
          <Input type="date" />
        </Form.Item>
      </AskModal>
      <AskModal<{ reason: string }>
        {...modal('reveal')}
        title={t('officers.revealTitle', { name: officer.name })}
        okText={t('officers.revealDo')}
        onSubmit={async ({ reason }) => {
          const answer = (await runReveal({ variables: { input: { officerId: officer.id, reason } } })).data
            ?.revealIdNumber;
          if (answer?.__typename !== 'RevealedIdNumber') return saidNo(answer) ?? '';
          setTold(t('officers.revealed', { name: officer.name, idNumber: answer.idNumber }));
          return null;
        }}
      >
        <Form.Item name="reason" label={t('officers.reason')} extra={t('officers.revealText')} rules={[day]}>
          <Input maxLength={200} />
        </Form.Item>
      </AskModal>
      <AskModal<object>
        {...modal('reset')}
        title={t('officers.resetTitle', { name: officer.name })}
        okText={t('officers.resetDo')}
        onSubmit={async () => {
          const answer = (await runReset({ variables: { input } })).data?.resetAccount;
          if (answer?.__typename !== 'ResetCode') return saidNo(answer) ?? '';
          setTold(t('officers.resetTold', { name: officer.name, code: answer.code }));
          onDone();
          return null;
        }}
      >
        <p>{t('officers.resetText')}</p>
      </AskModal>
      <AskModal<{ role: Role; regionCode: number; validTo?: string; reason: string }>
        {...modal('grant')}
        title={t('officers.grantTitle', { name: officer.name })}
        okText={t('officers.grantDo')}
        onSubmit={async (values) => {
          const no = saidNo(
            (
              await runGrant({
                variables: {
                  input: { ...input, ...values, validFrom: null, validTo: values.validTo || null },
                },
              })
            ).data?.grantRole,
          );
          if (no === null) setTold(t('officers.granted', { name: officer.name }));
          return no;
        }}
      >
        <Form.Item name="role" label={t('grants.role')} extra={t('officers.grantText')} rules={[day]}>
          <Select
            options={(roles.includes('SECURITY_ADMINISTRATOR') ? GRANTED_BY_SECURITY : roles).map(
              (value) => ({
                value,
                label: t(`roles.${value}`),
              }),
            )}
          />
        </Form.Item>
        <Form.Item name="regionCode" label={t('grants.region')} rules={[day]}>
          <RegionSelect />
        </Form.Item>
        <Form.Item name="validTo" label={t('grants.validTo')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={t('officers.reason')} rules={[day]}>
          <Input maxLength={200} />
        </Form.Item>
      </AskModal>
    </>
  );
}

/** The security administrator gives every role but the two other offices. */
const GRANTED_BY_SECURITY: readonly Role[] = [
  ...([
    'TRAINING_MANAGER',
    'LEADER',
    'AUTHOR',
    'REVIEWER',
    'MARKER',
    'LAWYER',
    'SECURITY_ADMINISTRATOR',
  ] as const),
];
