import { useUiTexts } from '../language/ui-texts';
import './law-text.css';

export interface HitSpan {
  readonly text: string;
  readonly isHit: boolean;
}

/** A piece of text with what a search found in it marked. */
export function HitText({ spans }: { spans: readonly HitSpan[] }) {
  return (
    <span className="ws-law-hits">
      {spans.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}
    </span>
  );
}

export interface MarkedSpan {
  readonly text: string;
  readonly isChanged: boolean;
}

/** One side of a comparison: what the other side has not is marked, by an element that screen readers know. */
export function MarkedText({ spans, side }: { spans: readonly MarkedSpan[]; side: 'old' | 'new' }) {
  const texts = useUiTexts();
  if (spans.length === 0)
    return (
      <span className="ws-law-nothing">
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{texts.nothingHere}</span>
      </span>
    );
  const Changed = side === 'old' ? 'del' : 'ins';
  return (
    <span className="ws-law-marked">
      {spans.map(({ text, isChanged }, index) => (isChanged ? <Changed key={index}>{text}</Changed> : text))}
    </span>
  );
}

export interface ProvisionWords {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly text: string;
}

const depths: Readonly<Record<string, string>> = { ITEM: 'is-item', SUB_ITEM: 'is-sub-item' };

/** The paragraphs, items and sub-items of an article. */
export function ArticleWords({ provisions }: { provisions: readonly ProvisionWords[] }) {
  return (
    <div className="ws-law-words">
      {provisions.map(({ key, kind, label, text }) => (
        <p key={key} id={key} className={depths[kind]}>
          {label}
          {text}
        </p>
      ))}
    </div>
  );
}
