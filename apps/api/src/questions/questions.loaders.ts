import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { RequestContext } from '../platform/request-context';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { QuestionsService, type FullRevision } from './questions.service';

interface Loaders {
  readonly revisions: DataLoader<string, FullRevision | null>;
  readonly names: DataLoader<string, string>;
}

/** One query for the wordings, and one for the names, of all questions of an answer; kept per request by its context. */
@Injectable()
export class QuestionLoaders {
  private readonly byContext = new WeakMap<RequestContext, Loaders>();

  constructor(
    private readonly questions: QuestionsService,
    private readonly scopes: Scopes,
  ) {}

  /** Only for ids that a question the viewer was let see has told. */
  revisions(context: RequestContext): Loaders['revisions'] {
    return this.of(context).revisions;
  }

  /** Who wrote, reviewed or commented: whoever works on a question knows with whom. */
  names(context: RequestContext): Loaders['names'] {
    return this.of(context).names;
  }

  private of(context: RequestContext): Loaders {
    const loaders = this.byContext.get(context) ?? this.create();
    this.byContext.set(context, loaders);
    return loaders;
  }

  private create(): Loaders {
    return {
      revisions: new DataLoader(async (ids: readonly string[]) => {
        const found = await this.questions.fullRevisions(ids);
        return ids.map((id) => found.get(id) ?? null);
      }),
      names: new DataLoader(async (ids: readonly string[]) => {
        const rows = await this.scopes
          .in(EVERYWHERE)
          .query<{ id: string; name: string }[]>(`SELECT id, name FROM officers WHERE id = ANY ($1)`, [ids]);
        const names = new Map(rows.map(({ id, name }) => [id, name]));
        return ids.map((id) => names.get(id) ?? '');
      }),
    };
  }
}
