import { useTranslation } from 'react-i18next';
import { Chip, EditionStatusChip } from '@whetstone/ui';
import type { Edition } from './law-operations';

/** Whether an edition is the law; what waits to be published is none yet, whatever its days say. */
export function EditionState({ edition }: { readonly edition: Pick<Edition, 'status' | 'isPublished'> }) {
  const { t } = useTranslation();
  return edition.isPublished ? (
    <EditionStatusChip status={edition.status} />
  ) : (
    <Chip tone="amber">{t('laws.waiting')}</Chip>
  );
}
