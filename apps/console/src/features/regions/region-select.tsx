import { useApolloClient, useQuery } from '@apollo/client/react';
import { TreeSelect } from 'antd';
import { useState } from 'react';
import { graphql } from '../../gql';

const selectableRegions = graphql(`
  query SelectableRegions($parentCode: Int) {
    regions(parentCode: $parentCode) {
      code
      name
      hasChildren
    }
  }
`);

interface Node {
  readonly id: number;
  readonly pId: number;
  readonly value: number;
  readonly title: string;
  readonly isLeaf: boolean;
}

interface Props {
  /** Given by the form's label. */
  readonly id?: string;
  /** Where no form labels it. */
  readonly label?: string;
  readonly value?: number | readonly number[];
  readonly onChange?: (value: number | number[]) => void;
  readonly isMultiple?: boolean;
}

const toNode = (region: { code: number; name: string; hasChildren: boolean }, pId: number): Node => ({
  id: region.code,
  pId,
  value: region.code,
  title: region.name,
  isLeaf: !region.hasChildren,
});

/** One or several regions within the viewer's grants; branches are fetched when they are opened. */
export function RegionSelect({ id, label, value, onChange, isMultiple = false }: Props) {
  const client = useApolloClient();
  const roots = useQuery(selectableRegions, { variables: { parentCode: null } });
  const [fetched, setFetched] = useState<readonly Node[]>([]);
  const nodes = [...(roots.data?.regions ?? []).map((region) => toNode(region, 0)), ...fetched];

  const loadChildren = async (parentCode: number) => {
    if (fetched.some((node) => node.pId === parentCode)) return;
    const { data } = await client.query({ query: selectableRegions, variables: { parentCode } });
    const children = (data?.regions ?? []).map((region) => toNode(region, parentCode));
    setFetched((before) => [...before, ...children]);
  };

  return (
    <TreeSelect
      id={id}
      aria-label={label}
      value={value as number | number[] | undefined}
      onChange={(next: number | number[]) => onChange?.(next)}
      multiple={isMultiple}
      // antd's field says it owns an element of this id but gives it to none.
      popupRender={(menu) => <div id={`${id}_list`}>{menu}</div>}
      treeDataSimpleMode
      treeData={nodes}
      loadData={(node) => loadChildren(Number(node.value))}
      showSearch={{ treeNodeFilterProp: 'title' }}
      loading={roots.loading}
      allowClear={isMultiple}
      style={{ width: '100%' }}
    />
  );
}
