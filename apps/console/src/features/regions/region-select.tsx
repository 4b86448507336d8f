import { useApolloClient, useQuery } from '@apollo/client/react';
import { TreeSelect } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { graphql } from '../../gql';
import type { FoundRegionsQuery } from '../../gql/graphql';

const selectableRegions = graphql(`
  query SelectableRegions($parentCode: Int) {
    regions(parentCode: $parentCode) {
      code
      name
      hasChildren
    }
  }
`);

const foundRegions = graphql(`
  query FoundRegions($text: String!) {
    regionSearch(text: $text) {
      code
      name
      hasChildren
      path {
        code
        name
      }
    }
  }
`);

const chosenRegion = graphql(`
  query ChosenRegion($code: Int!) {
    region(code: $code) {
      code
      name
    }
  }
`);

interface Node {
  readonly id: number;
  readonly pId: number;
  readonly value: number;
  /** What stands in the list. */
  readonly title: string;
  /** What stands in the field once it is chosen. */
  readonly label: string;
  readonly isLeaf: boolean;
}

interface Chosen {
  readonly value: number;
  readonly label?: ReactNode;
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
  label: region.name,
  isLeaf: !region.hasChildren,
});

/** Found ones stand in a row, each with the way that leads to it: many counties share a name. */
function foundNodes(regions: FoundRegionsQuery['regionSearch']): Node[] {
  return regions.map((region) => ({
    ...toNode(region, 0),
    isLeaf: true,
    title: [...region.path.slice(1).map(({ name }) => name), region.code].join(' · '),
  }));
}

/** One or several regions within the viewer's grants; branches are fetched when they are opened, or found by name or code. */
export function RegionSelect({ id, label, value, onChange, isMultiple = false }: Props) {
  const client = useApolloClient();
  const roots = useQuery(selectableRegions, { variables: { parentCode: null } });
  const [fetched, setFetched] = useState<readonly Node[]>([]);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = useQuery(foundRegions, { variables: { text }, skip: text === '' });
  const tree = [...(roots.data?.regions ?? []).map((region) => toNode(region, 0)), ...fetched];

  // One that came with the address lies in a branch that was never opened: its name is asked for.
  const unknown = [value ?? []].flat().find((code) => !tree.some((node) => node.value === code));
  const chosen = useQuery(chosenRegion, {
    variables: { code: unknown ?? 0 },
    skip: unknown === undefined || !roots.data,
  }).data?.region;
  const shown = (code: number) => ({
    value: code,
    label:
      tree.find((node) => node.value === code)?.label ?? (chosen?.code === code ? chosen.name : String(code)),
  });

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
      labelInValue
      value={typeof value === 'number' ? shown(value) : value?.map(shown)}
      onChange={(next: Chosen | Chosen[]) =>
        onChange?.(Array.isArray(next) ? next.map((one) => one.value) : next.value)
      }
      multiple={isMultiple}
      // antd's field says it owns an element of this id but gives it to none.
      popupRender={(menu) => <div id={`${id}_list`}>{menu}</div>}
      treeDataSimpleMode
      treeData={text === '' ? tree : foundNodes((found.data ?? found.previousData)?.regionSearch ?? [])}
      treeNodeLabelProp="label"
      loadData={(node) => loadChildren(Number(node.value))}
      showSearch={{ filterTreeNode: false, onSearch: setTyped }}
      loading={roots.loading || found.loading}
      allowClear={isMultiple}
      style={{ width: '100%' }}
    />
  );
}
