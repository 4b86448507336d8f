import { Injectable } from '@nestjs/common';
import { plainTextOf, type DrawnForms, type PoolQuestion } from '@whetstone/domain';
import type { SessionViewer } from '../platform/request-context';
import { BanksService, type SeenBank } from '../questions/banks.service';
import { QuestionsService } from '../questions/questions.service';
import { BlueprintsService, type BlueprintContent } from './blueprints.service';
import type { FormsReport, PlannedQuestion } from './blueprints.types';

/** Questions of blueprints and of forms not yet frozen, as a planner reads them. */
@Injectable()
export class PlannedQuestionsService {
  constructor(
    private readonly blueprints: BlueprintsService,
    private readonly questions: QuestionsService,
    private readonly bankList: BanksService,
  ) {}

  async banks(viewer: SessionViewer, ids: readonly string[]): Promise<SeenBank[]> {
    return (await this.bankList.list(viewer)).filter(({ id }) => ids.includes(id));
  }

  /** What was picked by hand, by id; what is gone from the viewer's sight has no stem. */
  async picked(viewer: SessionViewer, content: BlueprintContent): Promise<Map<string, PlannedQuestion>> {
    const wanted = content.sections.flatMap(({ type, questionIds }) =>
      questionIds.map((id) => ({ id, type })),
    );
    if (wanted.length === 0) return new Map();
    const pool = await this.blueprints.poolOf(viewer, content);
    const byId = new Map((pool.ok ? pool.value : []).map((question) => [question.questionId, question]));
    const shown = await this.show(wanted.flatMap(({ id }) => byId.get(id) ?? []));
    return new Map(
      wanted.map(({ id, type }) => [
        id,
        shown.get(id) ?? { id, type, stemText: '', topic: '', difficulty: 0, unusable: 'retired' },
      ]),
    );
  }

  async report({ forms, overlaps }: DrawnForms): Promise<Omit<FormsReport, 'maxPoints'>> {
    const shown = await this.show(forms.flatMap(({ sections }) => sections.flat()));
    return {
      overlaps: [...overlaps],
      forms: forms.map(({ sections, expected }, index) => ({
        number: index + 1,
        expectedMean: expected.meanHundredths / 100,
        expectedSpread: expected.spreadHundredths / 100,
        questionCount: expected.questionCount,
        measuredCount: expected.measuredCount,
        sections: sections.map((section) => section.flatMap(({ questionId }) => shown.get(questionId) ?? [])),
      })),
    };
  }

  private async show(questions: readonly PoolQuestion[]): Promise<Map<string, PlannedQuestion>> {
    const wording = await this.questions.revisions([
      ...new Set(questions.map(({ revisionId }) => revisionId)),
    ]);
    return new Map(
      questions.flatMap(({ questionId, revisionId, type, topic, difficulty, unusable }) => {
        const revision = wording.get(revisionId);
        if (!revision) return [];
        const stemText = plainTextOf(revision.stem, revision.textFormat);
        return [[questionId, { id: questionId, type, stemText, topic, difficulty, unusable }] as const];
      }),
    );
  }
}
