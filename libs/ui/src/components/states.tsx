import type { ReactNode } from 'react';
import { errorMessage, isUnreachable } from '../apollo/faults';
import { useUiTexts } from '../language/ui-texts';
import { Button } from './button';
import './states.css';

/** Grey lines where the content will be; said once to screen readers. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const texts = useUiTexts();
  return (
    <div className="ws-loading" role="status">
      <span className="visually-hidden">{texts.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}

export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="ws-state">
      <p className="ws-state-title">{title}</p>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </div>
  );
}

/** Says what went wrong: the server's own sentence, or that it cannot be reached. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const texts = useUiTexts();
  const away = isUnreachable(error);
  return (
    <div className="ws-state ws-state-error" role="alert">
      <p className="ws-state-title">{away ? texts.unreachable : (errorMessage(error) ?? texts.failed)}</p>
      {away && <p>{texts.unreachableHint}</p>}
      {onRetry && <Button onClick={onRetry}>{texts.retry}</Button>}
    </div>
  );
}
