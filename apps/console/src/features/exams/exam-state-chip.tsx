import { useTranslation } from 'react-i18next';
import { Chip } from '@whetstone/ui';

/** Whether an exam is still to come, open or over, by the device's clock: it only colours a list. */
export function ExamStateChip({
  exam,
}: {
  readonly exam: {
    readonly opensAt: string;
    readonly closesAt: string;
    readonly withdrawReason: string | null;
    readonly isVoid: boolean;
  };
}) {
  const { t } = useTranslation();
  if (exam.isVoid) return <Chip tone="red">{t('examPlans.voided')}</Chip>;
  if (exam.withdrawReason !== null) return <Chip tone="red">{t('examPlans.withdrawn')}</Chip>;
  const now = Date.now();
  if (now < Date.parse(exam.opensAt)) return <Chip tone="amber">{t('windows.UPCOMING')}</Chip>;
  if (now < Date.parse(exam.closesAt)) return <Chip tone="green">{t('windows.OPEN')}</Chip>;
  return <Chip tone="grey">{t('windows.CLOSED')}</Chip>;
}
