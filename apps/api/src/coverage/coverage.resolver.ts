import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Language } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import type { SessionViewer } from '../platform/request-context';
import type { PersonFilterName } from './coverage.queries';
import { CoverageService } from './coverage.service';
import {
  Coverage,
  CoverageEvidence,
  CoverageEvidenceInput,
  CoverageInput,
  CoveragePersonPage,
  PersonFilter,
} from './coverage.types';

@Resolver()
export class CoverageResolver {
  constructor(private readonly service: CoverageService) {}

  @Query(() => Coverage, { nullable: true, description: 'Null = not found, or not yours to see.' })
  @Allow('leader', 'training_manager')
  coverage(@Args('input') input: CoverageInput, @CurrentViewer() viewer: SessionViewer) {
    return this.service.coverage(viewer, input);
  }

  @Query(() => CoveragePersonPage, { description: 'The persons a figure is made of.' })
  @Allow('leader', 'training_manager')
  coveragePersons(
    @Args('input') input: CoverageInput,
    @Args('show', { type: () => PersonFilter }) show: PersonFilterName,
    @Args('page') page: PageInput,
    @CurrentViewer() viewer: SessionViewer,
  ) {
    return this.service.persons(viewer, input, show, page);
  }

  @Query(() => CoverageEvidence, { nullable: true, description: 'Null = not found, or not yours to see.' })
  @Allow('leader', 'training_manager')
  coverageEvidence(
    @Args('input') input: CoverageEvidenceInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    return this.service.evidence(viewer, input, language);
  }
}
