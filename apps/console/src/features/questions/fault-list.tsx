import { useTranslation } from 'react-i18next';
import { Card, Chip } from '@whetstone/ui';
import type { FaultPartsFragment } from '../../gql/graphql';
import { useFieldName } from './use-field-name';

type ShownFault = Pick<FaultPartsFragment, 'field' | 'code' | 'severity' | 'message'>;

/** What is wrong with a wording, field by field; nothing where nothing is. */
export function FaultList({ faults }: { readonly faults: readonly ShownFault[] }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  if (faults.length === 0) return null;
  return (
    <Card className="pad stack">
      <h2>{t('questions.faults')}</h2>
      <ul className="similar-list">
        {faults.map((fault) => (
          <li key={`${fault.field} ${fault.code} ${fault.message}`}>
            <span className="chips">
              <Chip tone={fault.severity === 'ERROR' ? 'red' : 'amber'}>
                {t(`severities.${fault.severity}`)}
              </Chip>
              {fault.field && <small>{nameOf(fault.field)}</small>}
            </span>
            <span>{fault.message}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
