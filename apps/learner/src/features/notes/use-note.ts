import { useEffect, useRef, useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { errorMessage, isUnreachable } from '@whetstone/ui';
import { graphql } from '../../gql';

const saveNote = graphql(`
  mutation SaveNote($input: SaveNoteInput!) {
    saveNote(input: $input) {
      __typename
      ... on Note {
        id
        text
        version
        updatedAt
      }
      ... on NoteChanged {
        message
        current {
          id
          text
          version
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

/** The article a note stands beside. */
export interface NotePlace {
  readonly editionSlug: string;
  readonly number: number;
  readonly sub: number;
}

export interface KeptNote {
  readonly text: string;
  /** 0 = there is none. */
  readonly version: number;
}

export type NoteState =
  | { readonly is: 'kept' }
  | { readonly is: 'writing' }
  | { readonly is: 'saving' }
  | { readonly is: 'failed'; readonly message: string }
  | { readonly is: 'outrun'; readonly message: string; readonly current: KeptNote };

/** How long somebody pauses before what he wrote is sent. */
const PAUSE_MS = 800;

/**
 * A note that saves itself when its writer pauses, and when he leaves the page; one save is under way at a time, and
 * what came to be written meanwhile follows it.
 */
export function useNote(place: NotePlace, kept: KeptNote) {
  const { t } = useTranslation();
  const [send] = useMutation(saveNote);
  const [text, setText] = useState(kept.text);
  const [state, setState] = useState<NoteState>({ is: 'kept' });
  const held = useRef({ text: kept.text, kept, isSaving: false });

  const save = async (): Promise<void> => {
    const now = held.current;
    if (now.isSaving || now.text.trim() === now.kept.text.trim()) return;
    now.isSaving = true;
    setState({ is: 'saving' });
    const sent = now.text;
    const next = await post(sent, now.kept.version);
    now.isSaving = false;
    setState(next);
    if (next.is !== 'kept') return;
    if (now.text === sent) return;
    setState({ is: 'writing' });
    await save();
  };
  const post = async (sent: string, version: number): Promise<NoteState> => {
    try {
      const { data } = await send({ variables: { input: { ...place, text: sent, version } } });
      const answer = data?.saveNote;
      if (answer?.__typename === 'Note') {
        held.current.kept = { text: answer.text, version: answer.version };
        return { is: 'kept' };
      }
      if (answer?.__typename === 'NoteChanged')
        return { is: 'outrun', message: answer.message, current: answer.current };
      return { is: 'failed', message: answer?.message ?? t('session.failed') };
    } catch (error) {
      const message = isUnreachable(error) ? t('session.unreachable') : errorMessage(error);
      return { is: 'failed', message: message ?? t('session.failed') };
    }
  };

  // What the server has meanwhile is taken over as long as nothing was written here.
  useEffect(() => {
    const now = held.current;
    const isClean = !now.isSaving && now.text.trim() === now.kept.text.trim();
    if (!isClean || kept.version <= now.kept.version) return;
    held.current = { text: kept.text, kept, isSaving: false };
    setText(kept.text);
  }, [kept]);

  const saveLatest = useRef(save);
  useEffect(() => {
    saveLatest.current = save;
  });
  useEffect(() => {
    if (state.is !== 'writing') return;
    const timer = setTimeout(() => void saveLatest.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, state.is]);
  useEffect(() => () => void saveLatest.current(), []);

  return {
    text,
    state,
    write: (value: string) => {
      held.current.text = value;
      setText(value);
      if (state.is !== 'outrun') setState({ is: 'writing' });
    },
    saveNow: () => void save(),
    /** Of two texts the one is taken, on top of what the other device wrote. */
    take: (chosen: 'mine' | 'theirs', current: KeptNote) => {
      held.current.kept = current;
      if (chosen === 'theirs') {
        held.current.text = current.text;
        setText(current.text);
        return setState({ is: 'kept' });
      }
      void save();
    },
  };
}
