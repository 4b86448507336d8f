import { useTranslation } from 'react-i18next';
import { Chip, formatPercent } from '@whetstone/ui';
import type { ItemFiguresFragment, ItemFlag } from '../../gql/graphql';
import './marking.css';

export function printRatio(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

export function FlagChips({ flags }: { readonly flags: readonly ItemFlag[] }) {
  const { t } = useTranslation();
  if (flags.length === 0) return <span className="quiet">{t('marking.noFlags')}</span>;
  return (
    <span className="chips">
      {flags.map((flag) => (
        <Chip key={flag} tone={flag === 'DEAD_DISTRACTOR' ? 'amber' : 'red'}>
          {t(`itemFlags.${flag}`)}
        </Chip>
      ))}
    </span>
  );
}

/** Who chose what, a bar an option, with the strong and the weak told in words. */
export function OptionBars({ options }: { readonly options: ItemFiguresFragment['options'] }) {
  const { t } = useTranslation();
  if (options.length === 0) return <>{t('tables.none')}</>;
  const letter = (label: string) => (label === 'TRUE' ? '✓' : label === 'FALSE' ? '✗' : label);
  return (
    <ul className="option-bars num">
      {options.map(({ label, isRight, share, upperShare, lowerShare }) => (
        <li
          key={label}
          title={t('marking.optionTitle', {
            label: letter(label),
            ...{ share: formatPercent(share), upper: formatPercent(upperShare) },
            lower: formatPercent(lowerShare),
          })}
        >
          <b>{letter(label)}</b>
          <i aria-hidden="true">
            <span className={isRight ? 'right' : undefined} style={{ width: `${String(share * 100)}%` }} />
          </i>
          <span>
            {formatPercent(share)}
            {isRight && ` · ${t('marking.key')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
