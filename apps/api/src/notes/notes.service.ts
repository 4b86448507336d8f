import { Injectable } from '@nestjs/common';
import { checkNote, ok, refuse, type Result } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { LawLibraryService } from '../laws/law-library.service';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import type { SessionViewer } from '../platform/request-context';
import { ownScope, Scopes } from '../platform/scope';

/** An article of one text of a law. */
export interface NotePlace {
  readonly editionSlug: string;
  readonly article: number;
  readonly articleSub: number;
}

export interface Note extends NotePlace {
  readonly text: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** Somebody, on another device, wrote since the one who saves last looked; null = he took the note away. */
export interface NoteOutrun {
  readonly ok: false;
  readonly current: Note | null;
}

const COLUMNS = `edition_slug AS "editionSlug", article, article_sub AS "articleSub", text, version,
  updated_at AS "updatedAt"`;
const PLACE = `officer_id = $1 AND edition_slug = $2 AND article = $3 AND article_sub = $4`;

/** Officers' own notes beside the articles of the laws. */
@Injectable()
export class NotesService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly library: LawLibraryService,
  ) {}

  /** The viewer's notes at these places, in their order. */
  async at({ officerId }: SessionViewer, places: readonly NotePlace[]): Promise<Note[]> {
    if (places.length === 0) return [];
    return this.scopes.in(ownScope(officerId)).query<Note[]>(
      `SELECT ${COLUMNS} FROM notes
       JOIN unnest($2::text[], $3::int[], $4::int[]) WITH ORDINALITY AS p(edition, number, sub, place)
         ON p.edition = edition_slug AND p.number = article AND p.sub = article_sub
       WHERE officer_id = $1 ORDER BY p.place`,
      [
        officerId,
        places.map(({ editionSlug }) => editionSlug),
        places.map(({ article }) => article),
        places.map(({ articleSub }) => articleSub),
      ],
    );
  }

  /** His notebook, the last written first. */
  async list(
    { officerId }: SessionViewer,
    search: string | null,
    page: PageInput,
  ): Promise<{ readonly nodes: Note[]; readonly totalCount: number }> {
    const wanted = [officerId, (search ?? '').trim().toLowerCase()];
    const found = `FROM notes WHERE officer_id = $1 AND strpos(lower(text), $2) > 0`;
    return this.scopes.run(ownScope(officerId), async (on) => ({
      nodes: await on.query<Note[]>(
        `SELECT ${COLUMNS} ${found} ORDER BY updated_at DESC, edition_slug, article, article_sub LIMIT $3 OFFSET $4`,
        [...wanted, ...pageBounds(page)],
      ),
      totalCount: (await queryOne<{ count: number }>(on, `SELECT count(*)::int AS count ${found}`, wanted))
        .count,
    }));
  }

  /**
   * Writes the note of an article, or takes it away when the text is empty (null). `version` is that of the note the
   * writer had before him, 0 = none; saving what is there already is no conflict.
   */
  async save(
    viewer: SessionViewer,
    place: NotePlace,
    { text, version }: { readonly text: string; readonly version: number },
  ): Promise<Result<Note | null, 'ARTICLE_NOT_FOUND' | 'NOTE_TOO_LONG'> | NoteOutrun> {
    if (!this.library.hasArticle(viewer, place)) return refuse('ARTICLE_NOT_FOUND');
    const checked = checkNote(text);
    if (!checked.ok) return checked;
    const kept = checked.value;
    return this.scopes.run(ownScope(viewer.officerId), async (on) => {
      const written = kept === '' ? null : await this.write(on, viewer, place, { text: kept, version });
      if (kept === '') await this.remove(on, viewer, place, version);
      if (written) return ok(written);
      const current = await this.current(on, viewer, place);
      return (current?.text ?? '') === kept ? ok(current) : { ok: false, current };
    });
  }

  private write(
    on: EntityManager,
    { officerId }: SessionViewer,
    { editionSlug, article, articleSub }: NotePlace,
    { text, version }: { readonly text: string; readonly version: number },
  ): Promise<Note | null> {
    return findOne<Note>(
      on,
      `INSERT INTO notes (officer_id, edition_slug, article, article_sub, text, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT pk_notes DO UPDATE SET text = $5, version = notes.version + 1, updated_at = $6
       WHERE notes.version = $7 RETURNING ${COLUMNS}`,
      [officerId, editionSlug, article, articleSub, text, this.clock.now(), version],
    );
  }

  private async remove(
    on: EntityManager,
    { officerId }: SessionViewer,
    { editionSlug, article, articleSub }: NotePlace,
    version: number,
  ): Promise<void> {
    const at = [officerId, editionSlug, article, articleSub];
    await on.query(`DELETE FROM notes WHERE ${PLACE} AND version = $5`, [...at, version]);
  }

  private current(
    on: EntityManager,
    { officerId }: SessionViewer,
    { editionSlug, article, articleSub }: NotePlace,
  ): Promise<Note | null> {
    return findOne<Note>(on, `SELECT ${COLUMNS} FROM notes WHERE ${PLACE}`, [
      ...[officerId, editionSlug, article, articleSub],
    ]);
  }
}
