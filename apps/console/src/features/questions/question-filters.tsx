import { useQuery } from '@apollo/client/react';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionFilterChoicesQuery } from '../../gql/graphql';
import { questionTypes } from '../banks/question-types';
import { useAddress } from '../tables/use-address';
import { bankChoices } from './question-operations';
import {
  cognitions,
  countFilters,
  difficulties,
  filterNames,
  questionStates,
  type ListFilter,
} from './read-filter';

interface Props {
  readonly filter: ListFilter;
  /** Where the page is about one bank. */
  readonly isBankFixed: boolean;
  readonly choices: QuestionFilterChoicesQuery | undefined;
}

/** Few things are asked for often and stand in a row; the others unfold. All of it is in the address. */
export function QuestionFilters({ filter, isBankFixed, choices }: Props) {
  const { t } = useTranslation();
  const { go } = useAddress();
  const count = countFilters(filter);
  const hidden = count - [filter.search, filter.status, filter.type].filter((one) => one !== null).length;
  const [isOpen, setOpen] = useState(hidden > 0);
  const any = { value: '', label: t('questions.any') };
  return (
    <div className="question-filters" role="search" aria-label={t('questions.filters')}>
      <div className="filters">
        <Input.Search
          key={filter.search ?? ''}
          className="search"
          defaultValue={filter.search ?? ''}
          allowClear
          aria-label={t('questions.search')}
          placeholder={t('questions.search')}
          enterButton={t('officers.searchDo')}
          onSearch={(text) => go({ q: text.trim(), page: null })}
        />
        <Select
          aria-label={t('questions.status')}
          value={filter.status ?? ''}
          onChange={(status: string) => go({ status, page: null })}
          options={[
            { value: '', label: t('questions.usable') },
            ...questionStates.map((value) => ({ value, label: t(`questionStates.${value}`) })),
          ]}
          style={{ minWidth: 150 }}
        />
        <Select
          aria-label={t('questions.type')}
          value={filter.type ?? ''}
          onChange={(type: string) => go({ type, page: null })}
          options={[
            { value: '', label: t('banks.allTypes') },
            ...questionTypes.map((value) => ({ value, label: t(`questionTypes.${value}`) })),
          ]}
          style={{ minWidth: 132 }}
        />
        {!isBankFixed && (
          <Select
            aria-label={t('questions.bank')}
            value={filter.bankId ?? ''}
            onChange={(bank: string) => go({ bank, topic: null, tag: null, page: null })}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('questions.allBanks') },
              ...(choices?.banks ?? []).map(({ id, name, region }) => ({
                value: id,
                label: `${name} · ${region.name}`,
              })),
            ]}
            style={{ minWidth: 150, maxWidth: 320 }}
          />
        )}
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('questions.more')}
          {hidden > 0 && ` (${hidden})`}
        </Button>
        {count > 0 && (
          <Button type="text" onClick={() => go(Object.fromEntries(filterNames.map((name) => [name, null])))}>
            {t('questions.clear')}
          </Button>
        )}
      </div>
      {isOpen && <MoreFilters filter={filter} choices={choices} any={any} />}
    </div>
  );
}

interface MoreProps {
  readonly filter: ListFilter;
  readonly choices: QuestionFilterChoicesQuery | undefined;
  readonly any: { readonly value: string; readonly label: string };
}

function MoreFilters({ filter, choices, any }: MoreProps) {
  const { t } = useTranslation();
  const { go } = useAddress();
  const set = (name: string) => (value: string | number | null) => go({ [name]: value || null, page: null });
  return (
    <div className="more">
      {filter.bankId && <BankFilters bankId={filter.bankId} filter={filter} any={any} />}
      <Choice
        label={t('questions.difficulty')}
        value={filter.difficulty === null ? '' : String(filter.difficulty)}
        onChange={set('difficulty')}
        options={[
          any,
          ...difficulties.map((level) => ({ value: String(level), label: t(`difficulties.level${level}`) })),
        ]}
      />
      <Choice
        label={t('questions.cognition')}
        value={filter.cognition ?? ''}
        onChange={set('cognition')}
        options={[any, ...cognitions.map((value) => ({ value, label: t(`cognitions.${value}`) }))]}
      />
      <Choice
        label={t('questions.edition')}
        value={filter.citesEdition ?? ''}
        onChange={(edition) => go({ edition: edition || null, article: null, page: null })}
        options={[
          any,
          ...(choices?.laws ?? []).flatMap(({ title, editions }) =>
            editions.map(({ slug, label }) => ({ value: slug, label: `${title}（${label}）` })),
          ),
        ]}
      />
      <label>
        {t('questions.article')}
        <InputNumber
          key={filter.citesArticle ?? ''}
          min={1}
          precision={0}
          disabled={!filter.citesEdition}
          {...(filter.citesArticle !== null && { defaultValue: filter.citesArticle })}
          placeholder={t('questions.articleHint')}
          onChange={set('article')}
          changeOnBlur
          style={{ width: '100%' }}
        />
      </label>
      <label>
        {t('questions.since')}
        <Input
          type="date"
          value={filter.updatedSince ?? ''}
          onChange={(event) => set('since')(event.target.value)}
        />
      </label>
      <label className="tick-label">
        <span className="tick">
          <input
            type="checkbox"
            checked={filter.needsReview === true}
            onChange={(event) => set('review')(event.target.checked ? '1' : null)}
          />
        </span>
        {t('questions.needsReviewOnly')}
      </label>
      <label className="tick-label">
        <span className="tick">
          <input
            type="checkbox"
            checked={filter.isMine === true}
            onChange={(event) => set('mine')(event.target.checked ? '1' : null)}
          />
        </span>
        {t('questions.mine')}
      </label>
    </div>
  );
}

/** What only a bank has: its topics and the tags of its questions. */
function BankFilters({ bankId, filter, any }: Omit<MoreProps, 'choices'> & { readonly bankId: string }) {
  const { t } = useTranslation();
  const { go } = useAddress();
  const { data } = useQuery(bankChoices, { variables: { id: bankId } });
  return (
    <>
      <Choice
        label={t('questions.topic')}
        value={filter.topicId ?? ''}
        onChange={(topic) => go({ topic: topic || null, page: null })}
        options={[
          any,
          ...(data?.bank?.topics ?? []).map(({ topicId, path }) => ({ value: topicId, label: path })),
        ]}
      />
      <Choice
        label={t('questions.tag')}
        value={filter.tag ?? ''}
        onChange={(tag) => go({ tag: tag || null, page: null })}
        options={[any, ...(data?.bank?.tags ?? []).map((tag) => ({ value: tag, label: tag }))]}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <Select
        aria-label={label}
        value={value}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={[...options]}
      />
    </label>
  );
}
