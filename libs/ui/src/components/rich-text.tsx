import { useEffect, useRef } from 'react';
import { classNames } from './class-names';
import './rich-text.css';

export interface RichTextProps {
  readonly text: string;
  /** HTML is a fragment the server has cleaned; nothing else may come here. */
  readonly format: 'PLAIN' | 'HTML';
  /** Within a line, such as an option: one paragraph is shown without being one. */
  readonly isInline?: boolean;
  readonly id?: string;
  readonly className?: string;
}

const FORMULA = '[data-latex]';

/** KaTeX and its fonts are fetched by the first text that has a formula, and by no other. */
async function drawFormulas(root: HTMLElement): Promise<void> {
  const formulas = [...root.querySelectorAll<HTMLElement>(FORMULA)];
  if (formulas.length === 0) return;
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  for (const formula of formulas) {
    katex.render(formula.dataset['latex'] ?? '', formula, {
      displayMode: formula.dataset['type'] === 'block-math',
      // A slip in a formula shows its source and spoils nothing else.
      throwOnError: false,
      trust: false,
      maxSize: 20,
      maxExpand: 200,
    });
  }
}

function withoutLoneParagraph(html: string): string {
  return /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/.exec(html)?.[1] ?? html;
}

/** The wording of a question: plain lines, or paragraphs, tables, pictures and formulas. */
export function RichText({ text, format, isInline = false, id, className }: RichTextProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (format !== 'HTML' || !box.current) return;
    // Without the network a formula is read as its source.
    drawFormulas(box.current).catch(() => undefined);
  }, [text, format]);
  const Tag = isInline ? 'span' : 'div';
  if (format === 'PLAIN')
    return (
      <Tag id={id} className={classNames('ws-plain-text', className)}>
        {text}
      </Tag>
    );
  return (
    <Tag
      ref={(element: HTMLElement | null) => {
        box.current = element;
      }}
      id={id}
      className={classNames('ws-rich-text', className)}
      dangerouslySetInnerHTML={{ __html: isInline ? withoutLoneParagraph(text) : text }}
    />
  );
}
