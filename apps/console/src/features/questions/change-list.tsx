import { diffChars } from 'diff';
import { useTranslation } from 'react-i18next';
import { useFieldName } from './use-field-name';

interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two wordings: struck out what went, marked what came. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  if (changes.length === 0) return <p className="quiet small">{t('questions.noChange')}</p>;
  return (
    <dl className="diff">
      {changes.map((change) => (
        <div key={change.field} style={{ display: 'contents' }}>
          <dt>{nameOf(change.field)}</dt>
          <dd>
            <Difference change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ change }: { readonly change: Change }) {
  const pieces = diffChars(change.before, change.after);
  return pieces.map((piece, index) => {
    if (piece.removed) return <del key={index}>{piece.value}</del>;
    return piece.added ? <ins key={index}>{piece.value}</ins> : <span key={index}>{piece.value}</span>;
  });
}
