import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage, isUnreachable } from '@whetstone/ui';

/** A refusal in an answer, or no answer; anything else is what was asked for. */
interface Answer {
  readonly __typename: string;
  readonly message?: string;
}

/**
 * One thing a person sets going at a time: busy while it runs, and afterwards either done or a sentence why not, the
 * server's own where it gave one.
 */
export function useAction() {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** @returns the answer, or null when it was refused or failed; then `fault` says why. */
  const run = async <Given extends Answer>(
    send: () => Promise<Given | undefined>,
  ): Promise<Exclude<Given, { __typename: 'Refused' }> | null> => {
    setFault(null);
    setBusy(true);
    try {
      const answer = await send();
      if (answer && answer.__typename !== 'Refused')
        return answer as Exclude<Given, { __typename: 'Refused' }>;
      setFault(answer?.message ?? t('session.failed'));
    } catch (error) {
      setFault(
        isUnreachable(error) ? t('session.unreachable') : (errorMessage(error) ?? t('session.failed')),
      );
    } finally {
      setBusy(false);
    }
    return null;
  };
  return { run, isBusy, fault, setFault };
}
