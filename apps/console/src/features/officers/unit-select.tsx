import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { graphql } from '../../gql';
import { useViewer } from '../shell/viewer-context';

const selectableUnits = graphql(`
  query SelectableUnits($filter: UnitFilter!, $page: PageInput!) {
    units(filter: $filter, page: $page) {
      nodes {
        id
        name
        region {
          name
        }
      }
    }
  }
`);

interface Props {
  /** Given by the form's label. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  /** Units of this region only; without it those of the first region one manages. */
  readonly regionCode?: number;
  readonly isOptional?: boolean;
  /** Chosen before, so that they are called by their names though they are not among those found. */
  readonly known?: readonly { readonly id: string; readonly name: string }[];
}

const page = { limit: 100, offset: 0 };

/** A unit of the regions one manages, found by typing part of its name. */
export function UnitSelect({ id, value, onChange, regionCode, isOptional = false, known = [] }: Props) {
  const { rootCodes } = useViewer();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const filter = { regionCode: regionCode ?? rootCodes[0] ?? 0, search, on: null, ownLevelOnly: null };
  const { data, previousData, loading } = useQuery(selectableUnits, { variables: { filter, page } });
  const found = ((data ?? previousData)?.units.nodes ?? []).map((unit) => ({
    value: unit.id,
    label: `${unit.name} · ${unit.region.name}`,
  }));
  const chosen = known.filter((unit) => unit.id === value && !found.some((one) => one.value === unit.id));
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={loading}
      allowClear={isOptional}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ width: '100%' }}
      options={[...chosen.map((unit) => ({ value: unit.id, label: unit.name })), ...found]}
    />
  );
}
