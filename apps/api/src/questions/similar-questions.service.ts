import { Injectable } from '@nestjs/common';
import {
  isWithin,
  LIKE_ENOUGH,
  likenessOf,
  piecesOfQuestion,
  sketchOf,
  type Comparable,
  type QuestionPieces,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { BanksService, type SeenBank } from './banks.service';
import { comparableOf } from './question-content';
import { worksInBank } from './questions.policy';
import { QuestionsService, type SeenQuestion } from './questions.service';

/** A question there is that says much the same. */
export interface SimilarQuestion {
  readonly question: SeenQuestion;
  /** 0…1 */
  readonly likeness: number;
}

/** Of those that share pieces with a question so many are compared with it word for word. */
const COMPARED = 20;
const SHOWN = 5;
/** A piece or two are shared by questions on the same article. */
const LEAST_SHARED = 3;
/** A piece that so many questions of a bank have says nothing; the others of the sketch find what is alike. */
const TELLING = 200;

/** So many texts are looked for in one statement: a file of thousands keeps nobody else waiting. */
const AT_ONCE = 100;

interface Candidate {
  readonly index: number;
  readonly questionId: string;
}

/** Finds what a bank, and the banks above that it may use, already ask. */
@Injectable()
export class SimilarQuestionsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly banks: BanksService,
    private readonly questions: QuestionsService,
  ) {}

  /** For each of the texts, the most alike first. `exceptId`: the question that is being edited. */
  async find(
    viewer: SessionViewer,
    bank: SeenBank,
    texts: readonly Comparable[],
    exceptId: string | null,
  ): Promise<SimilarQuestion[][]> {
    const usable = (await this.banks.list(viewer)).filter((one) => isWithin(bank.regionCode, one.regionCode));
    const own = usable.filter(({ regionCode }) => worksInBank(viewer.grants, regionCode));
    const found: SimilarQuestion[][] = [];
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      const some = texts.slice(from, from + AT_ONCE);
      found.push(
        ...(await this.scopes.run(bank.seenIn, (on) =>
          this.findSome(on, bank, { usable, own, texts: some, exceptId }),
        )),
      );
    }
    return found;
  }

  private async findSome(
    on: EntityManager,
    bank: SeenBank,
    {
      usable,
      own,
      texts,
      exceptId,
    }: {
      readonly usable: readonly SeenBank[];
      readonly own: readonly SeenBank[];
      readonly texts: readonly Comparable[];
      readonly exceptId: string | null;
    },
  ): Promise<SimilarQuestion[][]> {
    const candidates = await on.query<Candidate[]>(
      `WITH wanted AS (
           SELECT w.index, p.value::int AS piece
           FROM jsonb_to_recordset($1::jsonb) AS w(index integer, pieces jsonb), jsonb_array_elements_text(w.pieces) AS p(value)),
         shared AS MATERIALIZED (
           SELECT w.index, s.question_id, count(*) AS pieces
           FROM wanted w CROSS JOIN unnest($2::uuid[]) AS b(id) CROSS JOIN LATERAL (
             SELECT question_id FROM question_sketches WHERE bank_id = b.id AND piece = w.piece LIMIT ${TELLING}) s
           GROUP BY w.index, s.question_id HAVING count(*) >= $3),
         ranked AS (
           SELECT index, question_id, row_number() OVER (PARTITION BY index ORDER BY pieces DESC, question_id) AS place
           FROM shared)
         SELECT k.index, q.id AS "questionId"
         FROM ranked k JOIN questions q ON q.id = k.question_id
         WHERE k.place <= $4 AND q.status <> 'retired' AND (q.status = 'published' OR q.bank_id = ANY ($5))
           AND q.id IS DISTINCT FROM $6
         ORDER BY k.index, k.place`,
      [
        JSON.stringify(texts.map((text, index) => ({ index, pieces: sketchOf(text) }))),
        usable.map(({ id }) => id),
        LEAST_SHARED,
        COMPARED,
        own.map(({ id }) => id),
        exceptId,
      ],
    );
    const rows = await this.questions.rows(on, [...new Set(candidates.map(({ questionId }) => questionId))]);
    const wordings = await this.questions.revisions(
      rows.map(({ currentRevisionId }) => currentRevisionId),
      on,
    );
    const comparable = new Map(
      rows.flatMap((row) => {
        const revision = wordings.get(row.currentRevisionId);
        const question: SeenQuestion = { ...row, seenIn: bank.seenIn };
        return revision
          ? [[row.id, { question, pieces: piecesOfQuestion(comparableOf(revision)) }] as const]
          : [];
      }),
    );
    const idsOf = Map.groupBy(candidates, ({ index }) => index);
    return texts.map((text, index) =>
      rank(
        piecesOfQuestion(text),
        (idsOf.get(index) ?? []).flatMap(({ questionId }) => comparable.get(questionId) ?? []),
      ),
    );
  }
}

function rank(
  pieces: QuestionPieces,
  found: readonly { readonly question: SeenQuestion; readonly pieces: QuestionPieces }[],
): SimilarQuestion[] {
  return found
    .map(({ question, pieces: other }) => ({ question, likeness: likenessOf(pieces, other) }))
    .filter(({ likeness }) => likeness >= LIKE_ENOUGH)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, SHOWN);
}
