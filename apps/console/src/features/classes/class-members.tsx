import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatIsoMinute } from '@whetstone/ui';
import type { ClassFactsFragment, ClassMembersQuery } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { saidNo } from '../officers/officer-operations';
import { DataTable, type Column } from '../tables/data-table';
import { formatCount } from '../tables/figures';
import { PagedList, useListPage } from '../tables/paged-list';
import { useAddress } from '../tables/use-address';
import { ExportMembers } from './export-members';
import { classMembers, removeClassMember } from './class-operations';

type Member = NonNullable<ClassMembersQuery['trainingClass']>['members']['nodes'][number];

interface Props {
  readonly shown: ClassFactsFragment;
  /** Somebody has left: the places of the units are others. */
  readonly onChanged: () => void;
}

/** Who is in a class, found by name, a page at a time; filters and page live in the address. */
export function ClassMembers({ shown: { id: classId, name, isMine }, onChanged }: Props) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const page = useListPage();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const search = params.get('q') ?? '';
  const showsLeft = params.get('left') === '1';
  const { data, previousData, error, refetch } = useQuery(classMembers, {
    variables: { id: classId, search, isPresent: !showsLeft, page: page.asked },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.trainingClass?.members;
  return (
    <section aria-labelledby="class-members" className="stack">
      <h2 id="class-members" className="class-heading">
        {t('classes.members')} {shown && <small>{formatCount(shown.totalCount)}</small>}
      </h2>
      <div className="filters" role="search">
        <Input.Search
          key={search}
          className="search"
          defaultValue={search}
          allowClear
          aria-label={t('classes.memberSearch')}
          placeholder={t('classes.memberSearch')}
          enterButton={t('officers.searchDo')}
          onSearch={(text) => go({ q: text.trim() || null, page: null })}
        />
        <Checkbox
          checked={showsLeft}
          onChange={({ target }) => go({ left: target.checked ? '1' : null, page: null })}
        >
          {t('classes.showLeft')}
        </Checkbox>
        {shown && shown.totalCount > 0 && (
          <ExportMembers name={name} asked={{ id: classId, search, isPresent: !showsLeft }} />
        )}
      </div>
      <PagedList
        shown={shown}
        error={error}
        onRetry={() => void refetch()}
        pageNumber={page.number}
        empty={{ title: t('classes.noMembers'), hint: t('classes.noMembersText') }}
      >
        {(rows) => (
          <MembersTable
            rows={rows}
            isBusy={!data}
            showsLeft={showsLeft}
            onLeave={isMine ? setLeaving : null}
          />
        )}
      </PagedList>
      {leaving && (
        <RemoveMember
          member={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => {
            void refetch();
            onChanged();
          }}
        />
      )}
    </section>
  );
}

interface TableProps {
  readonly rows: readonly Member[];
  readonly isBusy: boolean;
  readonly showsLeft: boolean;
  /** Null = not the viewer's to decide. */
  readonly onLeave: ((member: Member) => void) | null;
}

function MembersTable({ rows, isBusy, showsLeft, onLeave }: TableProps) {
  const { t } = useTranslation();
  const columns: Column<Member, string>[] = [
    {
      key: 'name',
      title: t('classes.officer'),
      render: ({ officerId, officerName }) => <Link to={`/officers/${officerId}`}>{officerName}</Link>,
    },
    { key: 'certificate', title: t('classes.certificate'), render: ({ certificateNo }) => certificateNo },
    { key: 'unit', title: t('classes.unitThen'), className: 'wide', render: ({ unitName }) => unitName },
    {
      key: 'added',
      title: t('classes.addedAt'),
      className: 'nowrap',
      render: ({ addedAt, addedByName }) => (
        <span className="two-rows">
          <span>{formatIsoMinute(addedAt)}</span>
          {addedByName !== null && <small>{t('classes.addedBy', { name: addedByName })}</small>}
        </span>
      ),
    },
  ];
  if (showsLeft)
    columns.push({
      key: 'left',
      title: t('classes.leftAt'),
      className: 'middling',
      render: ({ leftAt, leaveReason }) =>
        leftAt === null ? (
          t('tables.none')
        ) : (
          <span className="two-rows">
            <span>{formatIsoMinute(leftAt)}</span>
            <small>{leaveReason}</small>
          </span>
        ),
    });
  if (onLeave)
    columns.push({
      key: 'act',
      title: t('grants.act'),
      render: (member) =>
        member.leftAt === null && (
          <Button
            size="small"
            aria-label={t('classes.removeOf', { name: member.officerName })}
            onClick={() => onLeave(member)}
          >
            {t('classes.remove')}
          </Button>
        ),
    });
  return (
    <DataTable
      label={t('classes.members')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      isBusy={isBusy}
    />
  );
}

interface RemoveProps {
  readonly member: Member;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RemoveMember({ member, onClose, onDone }: RemoveProps) {
  const { t } = useTranslation();
  const [run] = useMutation(removeClassMember);
  return (
    <AskModal<{ reason: string }>
      isOpen
      title={t('classes.removeTitle', { name: member.officerName })}
      okText={t('classes.removeOk')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        const { data } = await run({ variables: { input: { memberId: member.id, reason } } });
        const no = saidNo(data?.removeClassMember);
        if (no === null) onDone();
        return no;
      }}
    >
      <p>{t('classes.removeHint')}</p>
      <Form.Item
        name="reason"
        label={t('classes.reason')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('lectures.required', { field: t('classes.reason') }),
          },
        ]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </AskModal>
  );
}
