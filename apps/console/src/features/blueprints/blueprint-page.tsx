import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Empty, ErrorNotice, formatIsoDay, Loading } from '@whetstone/ui';
import { homeOf } from '../shell/nav';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { blueprintBanks, blueprintById } from './blueprint-operations';
import { BlueprintEditor } from './blueprint-editor';
import { planOf, usualPlan } from './plan';

export function NewBlueprintPage() {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const home = homeOf('publish', viewer.grants, formatIsoDay(new Date())) ?? null;
  const banks = useQuery(blueprintBanks, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <Head title={t('blueprints.create')} />
      {banks.error && !banks.data ? (
        <ErrorNotice error={banks.error} onRetry={() => void banks.refetch()} />
      ) : !banks.data ? (
        <Loading lines={10} />
      ) : (
        <BlueprintEditor written={null} initial={usualPlan(home)} banks={banks.data.banks} />
      )}
    </>
  );
}

export function BlueprintPage() {
  const { t } = useTranslation();
  const { blueprintId = '' } = useParams();
  const banks = useQuery(blueprintBanks, { fetchPolicy: 'cache-and-network' });
  const found = useQuery(blueprintById, { variables: { id: blueprintId }, fetchPolicy: 'network-only' });
  const failure = found.error ?? (banks.data ? undefined : banks.error);
  if (failure)
    return (
      <ErrorNotice error={failure} onRetry={() => void Promise.all([found.refetch(), banks.refetch()])} />
    );
  if (!found.data || !banks.data) return <Loading lines={10} />;
  const { blueprint } = found.data;
  if (!blueprint) return <Empty title={t('blueprints.goneTitle')} />;
  return (
    <>
      <Head title={blueprint.name} />
      <BlueprintEditor
        key={blueprint.id}
        written={{ id: blueprint.id, version: blueprint.version, regionName: blueprint.region.name }}
        initial={planOf(blueprint)}
        banks={banks.data.banks}
      />
    </>
  );
}

function Head({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <PageHead
      crumbs={[{ label: t('blueprints.title'), to: '/blueprints' }, { label: title }]}
      title={title}
    />
  );
}
