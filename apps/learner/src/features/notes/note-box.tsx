import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Card } from '@whetstone/ui';
import { useNote, type KeptNote, type NotePlace, type NoteState } from './use-note';
import './notes.css';

const LONGEST = 4_000;

interface OtherNote {
  readonly id: string;
  readonly editionSlug: string;
  readonly articleKey: string;
  readonly text: string;
  readonly article: { readonly text: string; readonly editionLabel: string };
}

/** The viewer's own note beside an article, and those he wrote beside what it was or became. */
export function NoteBox({
  place,
  kept,
  elsewhere,
}: {
  place: NotePlace;
  kept: KeptNote;
  elsewhere: readonly OtherNote[];
}) {
  const { t } = useTranslation();
  const id = useId();
  const { text, state, write, saveNow, take } = useNote(place, kept);
  return (
    <Card className="law-box">
      <div className="note-head">
        <h2>
          <label htmlFor={id}>{t('notes.title')}</label>
        </h2>
        <Told state={state} isEmpty={text.trim() === ''} />
      </div>
      <textarea
        id={id}
        className="note-text"
        rows={Math.min(12, Math.max(3, text.split('\n').length + 1))}
        maxLength={LONGEST}
        value={text}
        placeholder={t('notes.placeholder')}
        aria-describedby={`${id}-hint`}
        onChange={(event) => write(event.target.value)}
        onBlur={state.is === 'outrun' ? undefined : saveNow}
      />
      <small id={`${id}-hint`}>{t('notes.private')}</small>
      {state.is === 'failed' && (
        <p className="note-fault" role="alert">
          {state.message} <Button onClick={saveNow}>{t('notes.retry')}</Button>
        </p>
      )}
      {state.is === 'outrun' && (
        <div className="note-fault" role="alert">
          <p>{state.message}</p>
          <blockquote>{state.current.text || t('notes.takenAway')}</blockquote>
          <p className="note-choice">
            <Button kind="primary" onClick={() => take('mine', state.current)}>
              {t('notes.takeMine')}
            </Button>
            <Button onClick={() => take('theirs', state.current)}>{t('notes.takeTheirs')}</Button>
          </p>
        </div>
      )}
      {elsewhere.map((note) => (
        <p key={note.id} className="note-other">
          <Link to={`/laws/${note.editionSlug}/${note.articleKey}`}>
            {t('notes.on', { article: note.article.text, label: note.article.editionLabel })}
          </Link>
          <span>{note.text}</span>
        </p>
      ))}
    </Card>
  );
}

function Told({ state, isEmpty }: { state: NoteState; isEmpty: boolean }) {
  const { t } = useTranslation();
  const shown = state.is === 'kept' && isEmpty ? '' : t(`notes.is.${state.is}`);
  return (
    <small className="note-state" role="status" data-state={state.is}>
      {shown}
    </small>
  );
}
