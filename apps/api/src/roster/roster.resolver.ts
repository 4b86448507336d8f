import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { sayRefusal, type Language, type RefusalCode } from '@whetstone/domain';
import { PageInput, pageBounds } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { ImportOutcome, sayFaults, type ImportOutcomeName } from './imports.types';
import {
  RosterImportsService,
  type ImportResult,
  type RosterImportRecord,
  type RosterRowRecord,
} from './roster-imports.service';
import {
  ActivationCode,
  CheckRosterImportInput,
  CommitRosterImportInput,
  CorrectRosterRowInput,
  RosterImport,
  RosterImportInput,
  RosterImportResult,
  RosterImportRow,
  RosterImportRowPage,
  StartRosterImportInput,
} from './roster.types';

@Resolver()
export class RosterResolver {
  constructor(
    private readonly imports: RosterImportsService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => RosterImport, { nullable: true })
  @Allow('training_manager')
  async rosterImport(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): Promise<RosterImport | null> {
    const found = await this.imports.find(viewer, id);
    return found && show(found, language);
  }

  @Query(() => [RosterImport], { description: "The viewer's own, newest first." })
  @Allow('training_manager')
  async rosterImports(
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): Promise<RosterImport[]> {
    return (await this.imports.list(viewer)).map((found) => show(found, language));
  }

  @Query(() => RosterImportRowPage)
  @Allow('training_manager')
  async rosterImportRows(
    @Args('importId', { type: () => ID }) importId: string,
    @Args('outcome', { type: () => ImportOutcome, nullable: true }) outcome: ImportOutcomeName | null,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ): Promise<RosterImportRowPage> {
    const found = await this.imports.find(viewer, importId);
    if (!found) return { totalCount: 0, nodes: [] };
    const { totalCount, nodes } = await this.imports.rows(
      viewer,
      importId,
      outcome ?? null,
      pageBounds(page),
    );
    return { totalCount, nodes: nodes.map((row) => this.showRow(row, found, language)) };
  }

  @Query(() => [ActivationCode], { description: 'Until they are taken, and for a day at most.' })
  @Allow('training_manager')
  rosterImportCodes(
    @Args('importId', { type: () => ID }) importId: string,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<ActivationCode[]> {
    return this.imports.codes(viewer, importId, pageBounds(page));
  }

  @Mutation(() => RosterImportResult)
  @Allow('training_manager')
  async startRosterImport(
    @Args('input') { uploadId }: StartRosterImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.imports.start(viewer, uploadId, context.language), context);
  }

  @Mutation(() => RosterImportResult)
  @Allow('training_manager')
  async checkRosterImport(
    @Args('input') { importId, sheetName, columns }: CheckRosterImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.imports.check(viewer, importId, sheetName, columns), context);
  }

  @Mutation(() => RosterImportResult)
  @Allow('training_manager')
  async correctRosterRow(
    @Args('input') { importId, row, cells }: CorrectRosterRowInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.imports.correct(viewer, importId, row, cells), context, { row });
  }

  @Mutation(() => RosterImportResult)
  @Allow('training_manager')
  async commitRosterImport(
    @Args('input') { importId, mode, leftOn }: CommitRosterImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.imports.commit(viewer, importId, mode, leftOn ?? null), context, {
      mode,
      leftOn: leftOn ?? null,
    });
  }

  @Mutation(() => RosterImportResult)
  @Allow('training_manager')
  async undoRosterImport(
    @Args('input') { importId }: RosterImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.imports.undo(viewer, importId), context);
  }

  @Mutation(() => RosterImportResult, {
    description: 'The codes have been taken down; nobody can read them again.',
  })
  @Allow('training_manager')
  async forgetRosterCodes(
    @Args('input') { importId }: RosterImportInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.imports.forgetCodes(viewer, importId), context);
  }

  private showRow(row: RosterRowRecord, found: RosterImportRecord, language: Language): RosterImportRow {
    return {
      ...row,
      row: row.number > 0 ? row.number : null,
      regionName: row.regionCode === null ? null : this.regions.nameOf(row.regionCode),
      faults: sayFaults(row.faults, language),
      changes: [...row.changes],
      cells: this.imports.cellsOf(row, found.columns),
    };
  }
}

function answer(
  result: ImportResult,
  { language, auditNotes }: RequestContext,
  detail: Readonly<Record<string, string | number | null>> = {},
) {
  if (!result.ok) return refused(result.refusal, language);
  const { id, fileName, counts } = result.value;
  auditNotes.push({
    subjectType: 'roster_import',
    subjectId: id,
    regionCode: null,
    detail: { ...detail, fileName, ...counts },
  });
  return show(result.value, language);
}

function show(found: RosterImportRecord, language: Language): RosterImport {
  const { failure, counts } = found;
  const none = { new: 0, changed: 0, unchanged: 0, left: 0, faulty: 0 };
  return {
    ...found,
    sheets: found.sheets.map((sheet) => ({
      ...sheet,
      headings: [...sheet.headings],
      columns: [...sheet.columns],
      samples: sheet.samples.map((texts) => [...texts]),
    })),
    columns: [...found.columns],
    counts: { ...none, ...counts },
    failure: failure && sayRefusal({ code: failure.code as RefusalCode, data: failure.data }, language),
  };
}
