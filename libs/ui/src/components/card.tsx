import type { HTMLAttributes } from 'react';
import { classNames } from './class-names';
import './card.css';

export function Card({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div {...rest} className={classNames('ws-card', className)} />;
}
