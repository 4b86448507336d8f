import type { CoverageInput } from '../../gql/graphql';
import { useViewer } from '../shell/viewer-context';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';

/** What the address asks for: issue, region and cut-off date, each with the default of who looks. */
export function useCoverageAddress(newestIssueId: string | null): { readonly input: CoverageInput } {
  const { params } = useAddress();
  const { rootCodes } = useViewer();
  const cutOff = params.get('cutOff');
  return {
    input: {
      lectureIssueId: params.get('issue') ?? newestIssueId ?? '',
      regionCode: wholeNumber(params.get('region'), 1) ?? rootCodes[0] ?? 0,
      cutOff: cutOff !== null && /^\d{4}-\d{2}-\d{2}$/.test(cutOff) ? cutOff : null,
    },
  };
}
