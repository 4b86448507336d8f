import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { buttonClass } from '@whetstone/ui';
import { graphql } from '../../gql';
import { PublishEdition } from '../amendments/publish-edition';
import { useViewer } from '../shell/viewer-context';
import type { EditionDetail } from './edition-page';
import { editionOptions, lawsQuery } from './law-operations';

const discardEdition = graphql(`
  mutation DiscardEdition($input: DiscardEditionInput!) {
    discardEdition(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

/** Compare with another text; for those who keep the library, bring the text in anew or take it back. */
export function EditionActions({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const isKeeper = acts.has('keepLaws');
  return (
    <>
      {edition.hasText && <CompareSelect edition={edition} />}
      {isKeeper && (
        <Link className={buttonClass('plain')} to={`/laws/import?edition=${edition.slug}`}>
          {t(edition.hasText ? 'laws.reimport' : 'laws.importThis')}
        </Link>
      )}
      {isKeeper && !edition.isPublished && edition.hasText && <PublishEdition edition={edition} />}
      {isKeeper && !edition.isPublished && <Discard edition={edition} />}
    </>
  );
}

function CompareSelect({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(lawsQuery, { variables: { asOf: null } });
  const options = editionOptions(data?.laws ?? [], ({ slug, hasText }) => hasText && slug !== edition.slug);
  if (options.length === 0) return null;
  const compare = (slug: string) => {
    const all = data?.laws.flatMap(({ editions }) => editions) ?? [];
    const other = all.find((one) => one.slug === slug);
    const isOlder = (other?.effectiveFrom ?? '') < edition.effectiveFrom;
    const [old, newer] = isOlder ? [slug, edition.slug] : [edition.slug, slug];
    void navigate(`/laws/compare?old=${old}&new=${newer}`);
  };
  return (
    <Select
      aria-label={t('laws.compareWith')}
      placeholder={t('laws.compareWith')}
      value={null}
      onChange={(slug: string | null) => slug !== null && compare(slug)}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      style={{ minWidth: 190 }}
    />
  );
}

function Discard({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, { loading }] = useMutation(discardEdition, { refetchQueries: ['Laws'] });
  const discard = async () => {
    try {
      const { data } = await run({ variables: { input: { editionSlug: edition.slug } } });
      if (data?.discardEdition.__typename === 'Refused') return setRefusal(data.discardEdition.message);
      await navigate('/laws');
    } catch {
      setRefusal(t('lectures.failed'));
    }
  };
  return (
    <>
      <Popconfirm
        title={t('laws.discard')}
        description={t('laws.discardText')}
        okText={t('laws.discard')}
        cancelText={t('banks.cancel')}
        onConfirm={() => void discard()}
      >
        <Button danger loading={loading}>
          {t('laws.discard')}
        </Button>
      </Popconfirm>
      {refusal && (
        <span role="alert" className="red-text">
          {refusal}
        </span>
      )}
    </>
  );
}
