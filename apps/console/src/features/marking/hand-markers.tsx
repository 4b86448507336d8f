import { useMutation } from '@apollo/client/react';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Chip, Empty, errorMessage, formatIsoMinute, formatPoints } from '@whetstone/ui';
import type { HandMarkingFactsFragment, MarkerProgressFactsFragment } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { again, addMarker, removeMarker } from './hand-operations';

export interface HandMarkersProps {
  readonly examId: string;
  readonly marking: HandMarkingFactsFragment;
  readonly isMine: boolean;
}

/** Who marks, how much each has read and how he compares; people are added and taken off here. */
export function HandMarkers({ examId, marking, isMine }: HandMarkersProps) {
  const { t } = useTranslation();
  const { act, fault, isBusy } = useActs(examId);
  const columns: readonly Column<MarkerProgressFactsFragment, string>[] = [
    {
      key: 'name',
      title: t('officers.name'),
      className: 'nowrap',
      render: (row) => (
        <span className="two-rows">
          <span>
            {row.name} {row.isRemoved && <Chip tone="grey">{t('marking.handRemoved')}</Chip>}
          </span>
          <small>{row.unitName}</small>
        </span>
      ),
    },
    { key: 'read', title: t('desk.read'), isNumber: true, render: (row) => row.readCount },
    { key: 'third', title: t('marking.handThirds'), isNumber: true, render: (row) => row.thirdCount },
    { key: 'corrected', title: t('desk.corrections'), isNumber: true, render: (row) => row.correctedCount },
    {
      key: 'deviation',
      title: t('marking.handDeviation'),
      isNumber: true,
      render: ({ meanDeviation }) =>
        meanDeviation === null ? '–' : `${meanDeviation > 0 ? '+' : ''}${formatPoints(meanDeviation)}`,
    },
    {
      key: 'last',
      title: t('marking.handLast'),
      className: 'nowrap',
      render: ({ lastReadAt }) => (lastReadAt === null ? '–' : formatIsoMinute(lastReadAt)),
    },
    {
      key: 'act',
      title: t('grants.act'),
      render: (row) =>
        isMine &&
        !row.isRemoved && (
          <Button
            size="small"
            disabled={isBusy}
            aria-label={t('marking.handRemoveOf', { name: row.name })}
            onClick={() => void act('remove', row.officerId)}
          >
            {t('marking.handRemove')}
          </Button>
        ),
    },
  ];
  return (
    <section aria-labelledby="hand-markers">
      <h2 id="hand-markers">{t('marking.handMarkers')}</h2>
      {isMine && <Adding marking={marking} isBusy={isBusy} onAdd={(id) => void act('add', id)} />}
      <div aria-live="assertive">{fault && <Alert type="error" showIcon title={fault} />}</div>
      <Card className="sheet">
        {marking.markers.length === 0 ? (
          <Empty title={t('marking.handNoMarkers')} hint={t('marking.handNoMarkersHint')} />
        ) : (
          <DataTable
            label={t('marking.handMarkers')}
            columns={columns}
            rows={marking.markers}
            rowKey={({ officerId }) => officerId}
          />
        )}
      </Card>
    </section>
  );
}

interface AddingProps {
  readonly marking: HandMarkingFactsFragment;
  readonly isBusy: boolean;
  readonly onAdd: (officerId: string) => void;
}

function Adding({ marking: { possibleMarkers }, isBusy, onAdd }: AddingProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className="filters hand-adding">
      <Select
        showSearch
        className="hand-select"
        aria-label={t('marking.handChoose')}
        placeholder={t('marking.handChoose')}
        notFoundContent={t('marking.handNobody')}
        optionFilterProp="label"
        value={chosen}
        onChange={setChosen}
        options={possibleMarkers.map(({ officerId, name, certificateNo, unitName }) => ({
          value: officerId,
          label: [name, certificateNo, unitName].filter(Boolean).join(' · '),
        }))}
      />
      <Button
        type="primary"
        disabled={isBusy || chosen === null}
        onClick={() => {
          if (chosen !== null) onAdd(chosen);
          setChosen(null);
        }}
      >
        {t('marking.handAdd')}
      </Button>
    </div>
  );
}

function useActs(examId: string) {
  const [fault, setFault] = useState<string | null>(null);
  const [add, adding] = useMutation(addMarker, again);
  const [remove, removing] = useMutation(removeMarker, again);
  const act = async (kind: 'add' | 'remove', officerId: string): Promise<void> => {
    setFault(null);
    const variables = { input: { examId, officerId } };
    try {
      const result =
        kind === 'add'
          ? (await add({ variables })).data?.addMarker
          : (await remove({ variables })).data?.removeMarker;
      if (result?.__typename === 'Refused') setFault(result.message);
    } catch (error) {
      setFault(errorMessage(error) ?? String(error));
    }
  };
  return { act, fault, isBusy: adding.loading || removing.loading };
}
