import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { plainTextOf } from '@whetstone/domain';
import { Card } from '@whetstone/ui';
import type { QuestionContentInput } from '../../gql/graphql';
import type { checkDraft } from './check-draft';
import type { Draft } from './draft';
import { FaultList } from './fault-list';
import { PaperView } from './paper-view';
import { similarQuestions } from './question-operations';
import { SimilarList } from './similar-list';
import { useDebounced } from './use-debounced';

interface Props {
  readonly draft: Draft;
  readonly content: QuestionContentInput;
  readonly bankId: string;
  readonly questionId: string | null;
  readonly faults: ReturnType<typeof checkDraft>;
}

const restMs = 600;
/** Of a few characters everything is alike. */
const leastCharacters = 8;

/** Beside the form: the paper's view, what is still wrong, and what is asked already. */
export function EditorSide({ draft, content, bankId, questionId, faults }: Props) {
  const { t } = useTranslation();
  const format = draft.textFormat === 'HTML' ? 'html' : 'plain';
  const say = (text: string) => plainTextOf(text, format);
  const stem = useDebounced(say(content.stem), restMs);
  const options = useDebounced(content.options.map(({ text }) => say(text)).join('\n'), restMs);
  const { data, previousData } = useQuery(similarQuestions, {
    variables: { bankId, stem, options: options.split('\n'), exceptId: questionId },
    skip: stem.length < leastCharacters,
  });
  const similar = stem.length < leastCharacters ? [] : ((data ?? previousData)?.similarQuestions ?? []);
  return (
    <div className="editor-side">
      <Card className="pad stack">
        <h2>{t('questions.paperView')}</h2>
        <PaperView
          question={{
            ...draft,
            options: content.options,
            parts: draft.type === 'CASE' ? draft.parts : [],
            citations: null,
            answerKey: draft.answerKey,
          }}
        />
      </Card>
      <FaultList faults={faults} />
      <Card className="pad stack">
        <h2>{t('questions.similar')}</h2>
        <div aria-live="polite">
          {similar.length === 0 ? (
            <p className="quiet">{t('questions.noSimilar')}</p>
          ) : (
            <SimilarList similar={similar} label={t('questions.similar')} />
          )}
        </div>
      </Card>
    </div>
  );
}
