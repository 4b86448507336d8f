import { useTranslation } from 'react-i18next';
import { EditionStatusChip } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { LawEditionFragment } from '../../gql/graphql';

graphql(`
  fragment LawEdition on Edition {
    slug
    lawSlug
    lawTitle
    lawShortTitle
    label
    effectiveFrom
    effectiveTo
    status
    statusNote
    articleCount
    hasText
    endedBy {
      editionSlug
      article
      text
    }
  }
`);

/** Which text of a law it is, whether it is the law, and since when. */
export function EditionLine({ edition }: { edition: LawEditionFragment }) {
  const { t } = useTranslation();
  const { effectiveFrom: from, effectiveTo: to } = edition;
  return (
    <>
      <span className="law-status">
        <b>{edition.label}</b> <EditionStatusChip status={edition.status} />
      </span>
      <small className="num">
        {to === null ? t('laws.inForce', { from }) : t('laws.inForceUntil', { from, to })} ·{' '}
        {t('laws.articles', { count: edition.articleCount })}
        {!edition.hasText && ` · ${t('laws.notImported')}`}
      </small>
    </>
  );
}
