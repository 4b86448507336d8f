import type { HTMLAttributes } from 'react';
import { classNames } from './class-names';
import './chip.css';

export type ChipTone = 'green' | 'amber' | 'red' | 'grey';

export function Chip({
  tone = 'green',
  className,
  ...rest
}: HTMLAttributes<HTMLSpanElement> & { tone?: ChipTone }) {
  return <span {...rest} className={classNames('ws-chip', `ws-chip-${tone}`, className)} />;
}
