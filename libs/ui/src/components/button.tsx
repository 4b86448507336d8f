import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names';
import './button.css';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

/** The class of a button, for a link that should look like one. */
export function buttonClass(kind: ButtonKind = 'plain', size: 'normal' | 'small' = 'normal'): string {
  return classNames('ws-button', `ws-button-${kind}`, size === 'small' && 'ws-button-small');
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  size?: 'normal' | 'small';
  /** Something it started is under way: it says so and does not start it twice. */
  isBusy?: boolean;
}

export function Button({ kind = 'plain', size = 'normal', isBusy = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      className={classNames(buttonClass(kind, size), className)}
    />
  );
}
