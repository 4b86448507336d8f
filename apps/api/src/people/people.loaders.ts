import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { RequestContext } from '../platform/request-context';
import { OfficersService, type PostingRow } from './officers.service';

/**
 * One query for the postings of all officers on a page. Kept per request by the context itself: a request-scoped
 * provider would make Nest build the whole resolver anew for every request.
 */
@Injectable()
export class PeopleLoaders {
  private readonly postingLoaders = new WeakMap<RequestContext, DataLoader<string, PostingRow[]>>();

  constructor(private readonly officers: OfficersService) {}

  postings(context: RequestContext): DataLoader<string, PostingRow[]> {
    const loader = this.postingLoaders.get(context) ?? this.createLoader(context);
    this.postingLoaders.set(context, loader);
    return loader;
  }

  private createLoader({ viewer }: RequestContext): DataLoader<string, PostingRow[]> {
    return new DataLoader(async (ids: readonly string[]) => {
      const found = viewer ? await this.officers.postingsOf(viewer, ids) : new Map<string, PostingRow[]>();
      return ids.map((id) => found.get(id) ?? []);
    });
  }
}
