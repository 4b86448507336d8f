import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card } from '@whetstone/ui';
import type { QuestionType } from '../../gql/graphql';
import { formatCount } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import type { BankDetail } from './bank-page';
import { inTypeOrder } from './question-types';

/** How many questions of each type and topic; every count opens the questions it is made of. */
export function BankCounts({ bank }: { readonly bank: BankDetail }) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const to = (type: QuestionType | null, topicId: string | null) =>
    hrefWith({ status: 'PUBLISHED', type, topic: topicId, q: null, page: null });
  const counts = inTypeOrder(bank.countsByType);
  const types = counts.map((each) => each.type);
  const sum = (list: readonly { count: number }[]) => list.reduce((total, each) => total + each.count, 0);
  return (
    <Card className="sheet">
      <div
        className="table-box"
        role="region"
        aria-label={t('tables.scroll', { label: t('banks.topicsTable') })}
        tabIndex={0}
      >
        <table className="num compact" aria-label={t('banks.topicsTable')}>
          <thead>
            <tr>
              <th scope="col">{t('banks.topic')}</th>
              {types.map((type) => (
                <th key={type} scope="col" className="r">
                  {t(`questionTypes.${type}`)}
                </th>
              ))}
              <th scope="col" className="r">
                {t('banks.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bank.topics.map((topic) => (
              <tr key={topic.topicId}>
                <th scope="row">{topic.path}</th>
                {types.map((type) => (
                  <td key={type} className="r">
                    <Count
                      count={topic.counts.find((each) => each.type === type)?.count ?? 0}
                      to={to(type, topic.topicId)}
                    />
                  </td>
                ))}
                <td className="r">
                  <Count count={sum(topic.counts)} to={to(null, topic.topicId)} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('banks.total')}</th>
              {counts.map(({ type, count }) => (
                <td key={type} className="r">
                  <Count count={count} to={to(type, null)} />
                </td>
              ))}
              <td className="r">
                <Count count={bank.questionCount} to={to(null, null)} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  );
}

function Count({ count, to }: { readonly count: number; readonly to: string }) {
  return count === 0 ? <span className="quiet">0</span> : <Link to={to}>{formatCount(count)}</Link>;
}
