import type { PersonFilter } from '../../gql/graphql';
import { useAddress } from '../tables/use-address';
import type { CoverageView } from './coverage-page';

interface Wanted {
  readonly show: PersonFilter;
  /** Another region than the one shown. */
  readonly regionCode?: number;
  readonly isOwnLevel?: boolean;
}

/** The address of the persons a figure is made of: same issue, same cut-off date, so that the count is the same. */
export function usePersonsHref(view: CoverageView): (wanted: Wanted) => string {
  const { hrefWith } = useAddress();
  return ({ show, regionCode = view.region.code, isOwnLevel = false }) =>
    hrefWith(
      {
        issue: view.issue.id,
        region: regionCode,
        show: show === 'ALL' ? null : show,
        own: isOwnLevel ? 1 : null,
        sort: null,
        page: null,
      },
      '/coverage/persons',
    );
}
