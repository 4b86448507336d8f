import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { graphql } from '../../gql';
import type { RegionChildrenQuery } from '../../gql/graphql';
import { patchSearch, wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { useViewer } from './viewer-context';

const regionChildren = graphql(`
  query RegionChildren($parentCode: Int) {
    regions(parentCode: $parentCode) {
      code
      name
      level
      hasChildren
    }
  }
`);

const regionPath = graphql(`
  query RegionPath($code: Int!) {
    region(code: $code) {
      code
      path {
        code
        name
      }
    }
  }
`);

type TreeRegion = RegionChildrenQuery['regions'][number];

/** Pages that a region filters; from any other page the tree leads to the figures. */
const filteredPages: readonly string[] = ['/coverage', '/coverage/persons', '/officers', '/regions'];

/** A nested list of links rather than an ARIA tree: every region is reached with Tab and opened with Enter. */
export function RegionTree() {
  const { t } = useTranslation();
  const { params } = useAddress();
  const { pathname } = useLocation();
  const { rootCodes } = useViewer();
  // Where no region is named, those pages show the first root.
  const unnamed = filteredPages.includes(pathname) ? (rootCodes[0] ?? null) : null;
  const current = wholeNumber(params.get('region'), 1) ?? unnamed;
  const path = useQuery(regionPath, { variables: { code: current ?? 0 }, skip: current === null });
  const [turned, setTurned] = useState<ReadonlyMap<number, boolean>>(new Map());
  const onPath = new Set((path.data ?? path.previousData)?.region?.path.map((step) => step.code));
  return (
    <nav aria-label={t('shell.regions')} className="region-tree">
      <h2>{t('shell.regions')}</h2>
      <Branch
        parentCode={null}
        depth={0}
        current={current}
        isOpen={(code, depth) => turned.get(code) ?? (depth === 0 || onPath.has(code))}
        onTurn={(code, open) => setTurned(new Map(turned).set(code, open))}
      />
    </nav>
  );
}

interface BranchProps {
  readonly parentCode: number | null;
  readonly depth: number;
  readonly current: number | null;
  readonly isOpen: (code: number, depth: number) => boolean;
  readonly onTurn: (code: number, open: boolean) => void;
}

function Branch(props: BranchProps) {
  const { data } = useQuery(regionChildren, { variables: { parentCode: props.parentCode } });
  if (!data) return <div className="tree-wait" />;
  return (
    <ul>
      {data.regions.map((region) => (
        <Twig key={region.code} region={region} {...props} />
      ))}
    </ul>
  );
}

function Twig({ region, ...props }: BranchProps & { readonly region: TreeRegion }) {
  const { t } = useTranslation();
  const { code, name, hasChildren } = region;
  const isOpen = hasChildren && props.isOpen(code, props.depth);
  return (
    <li>
      <div className="twig" style={{ paddingInlineStart: props.depth * 14 }}>
        {hasChildren ? (
          <button
            type="button"
            className="turn"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'shell.fold' : 'shell.unfold', { name })}
            onClick={() => props.onTurn(code, !isOpen)}
          >
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
          </button>
        ) : (
          <span className="turn" />
        )}
        <RegionLink region={region} isCurrent={code === props.current} />
      </div>
      {isOpen && <Branch {...props} parentCode={code} depth={props.depth + 1} />}
    </li>
  );
}

function RegionLink({ region, isCurrent }: { readonly region: TreeRegion; readonly isCurrent: boolean }) {
  const { params } = useAddress();
  const { pathname } = useLocation();
  const { places } = useViewer();
  const home = places.includes('coverage') ? '/coverage' : '/officers';
  const to = filteredPages.includes(pathname)
    ? pathname + patchSearch(params, { region: region.code, page: null, officer: null, own: null })
    : `${home}?region=${region.code}`;
  return (
    <Link to={to} title={region.name} aria-current={isCurrent ? 'true' : undefined}>
      {region.name}
    </Link>
  );
}
