import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatIsoMinute } from '@whetstone/ui';
import type { ClassMembersQuery, ClassMembersQueryVariables } from '../../gql/graphql';
import { downloadCsv } from '../tables/download';
import { classMembers } from './class-operations';

type Member = NonNullable<ClassMembersQuery['trainingClass']>['members']['nodes'][number];

interface ExportProps {
  readonly name: string;
  readonly asked: Omit<ClassMembersQueryVariables, 'page'>;
}

/** What is listed, all pages of it, as a file that a spreadsheet opens. */
export function ExportMembers({ name, asked }: ExportProps) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const download = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const members = await readAll(client, asked);
      downloadCsv(
        `${name} ${t('classes.members')}`,
        [
          ...[t('classes.officer'), t('classes.certificate'), t('classes.unitThen'), t('classes.addedAt')],
          ...[t('classes.leftAt'), t('classes.reason')],
        ],
        members.map((member) => [
          ...[member.officerName, member.certificateNo, member.unitName, formatIsoMinute(member.addedAt)],
          ...[member.leftAt === null ? '' : formatIsoMinute(member.leftAt), member.leaveReason],
        ]),
      );
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void download()}>
        {t('tables.export')}
      </Button>
      <span role="alert" className="red-text">
        {hasFailed && t('lectures.failed')}
      </span>
    </>
  );
}

/** As many as the server gives at once. */
const AT_ONCE = 500;

async function readAll(client: ApolloClient, asked: ExportProps['asked']): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (;;) {
    const { data } = await client.query({
      query: classMembers,
      variables: { ...asked, page: { limit: AT_ONCE, offset: members.length } },
      fetchPolicy: 'network-only',
    });
    const page = data?.trainingClass?.members;
    members.push(...(page?.nodes ?? []));
    if (!page || page.nodes.length === 0 || members.length >= page.totalCount) return members;
  }
}
