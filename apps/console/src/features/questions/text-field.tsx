import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import { Loading } from '@whetstone/ui';
import type { TextFormat } from '../../gql/graphql';

/** The rich editor is large and most questions are plain: it comes with the first text that needs it. */
const RichEditor = lazy(async () => ({ default: (await import('./rich-editor')).RichEditor }));

interface Props {
  readonly label: string;
  readonly value: string;
  readonly format: TextFormat;
  readonly rows: number;
  readonly onChange: (text: string) => void;
}

/** One text of a question, plain or rich. */
export function TextField({ label, value, format, rows, onChange }: Props) {
  if (format === 'PLAIN')
    return (
      <Input.TextArea
        aria-label={label}
        autoSize={{ minRows: rows, maxRows: 16 }}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <Suspense fallback={<Loading lines={2} />}>
      <RichEditor label={label} value={value} onChange={onChange} />
    </Suspense>
  );
}
