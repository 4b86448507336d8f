import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useViewer } from '../shell/viewer-context';
import { unitsOf } from './officer-operations';

interface Props {
  /** Given by the form's label. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** A unit of the regions one manages, found by typing part of its name. */
export function UnitSelect({ id, value, onChange }: Props) {
  const { rootCodes } = useViewer();
  const { data, loading } = useQuery(unitsOf, { variables: { regionCode: rootCodes[0] ?? 0 } });
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={loading}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      options={(data?.units ?? []).map((unit) => ({
        value: unit.id,
        label: `${unit.name} · ${unit.region.name}`,
      }))}
    />
  );
}
