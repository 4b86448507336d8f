import { useUiTexts } from '../language/ui-texts';
import './cited-article.css';

/** A citation as the API gives it. */
export interface Cited {
  readonly text: string;
  readonly editionLabel: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** What is uncertain or has changed about the edition, or null. */
  readonly statusNote: string | null;
  /** One line in our own words, or null. */
  readonly gist: string | null;
}

/** A place in an edition of a law: what is cited, when that text was in force, and the gist of it. */
export function CitedArticle({ cited }: { cited: Cited }) {
  const texts = useUiTexts();
  return (
    <figure className="ws-cited">
      <figcaption>
        <cite>{cited.text}</cite>
        <small className="num">
          {cited.editionLabel} · {texts.inForce(cited.effectiveFrom, cited.effectiveTo)}
        </small>
      </figcaption>
      {cited.gist !== null && (
        <p>
          <b>{texts.gist}</b> {cited.gist}
        </p>
      )}
      {cited.statusNote !== null && <p className="ws-cited-note">{cited.statusNote}</p>}
    </figure>
  );
}
