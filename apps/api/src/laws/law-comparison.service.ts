import { Injectable } from '@nestjs/common';
import { alignArticles, alignClauses, markWords, printPlace, type AlignedArticles } from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { pageBounds, type PageInput } from '../platform/page';
import type { ComparedArticleRow, ComparedClause } from './law-finding.types';

interface ArticleText {
  readonly key: string;
  readonly text: string;
  readonly number: number;
  readonly sub: number;
}

export interface ComparedTexts {
  readonly sameCount: number;
  readonly changedCount: number;
  readonly addedCount: number;
  readonly removedCount: number;
  readonly totalCount: number;
  readonly rows: readonly ComparedArticleRow[];
}

type What = 'same' | 'changed' | 'added' | 'removed';

/** Two editions side by side: which article became which, and in which words. */
@Injectable()
export class LawComparisonService {
  constructor(private readonly database: DataSource) {}

  async compare(
    oldSlug: string,
    newSlug: string,
    { changedOnly, page }: { readonly changedOnly: boolean; readonly page: PageInput },
  ): Promise<ComparedTexts> {
    const aligned = alignArticles(await this.articlesOf(oldSlug), await this.articlesOf(newSlug));
    const whats = aligned.map(whatOf);
    const count = (wanted: What) => whats.filter((what) => what === wanted).length;
    const [limit, offset] = pageBounds(page);
    const shown = aligned.filter((_, index) => !changedOnly || whats[index] !== 'same');
    return {
      ...{ sameCount: count('same'), changedCount: count('changed') },
      ...{ addedCount: count('added'), removedCount: count('removed'), totalCount: shown.length },
      rows: shown.slice(offset, offset + limit).map(rowOf),
    };
  }

  private articlesOf(slug: string): Promise<ArticleText[]> {
    return this.database.query<ArticleText[]>(
      `SELECT key, text, number, sub FROM provisions WHERE edition_slug = $1 AND kind = 'article' ORDER BY position`,
      [slug],
    );
  }
}

function whatOf({ old, new: newer }: AlignedArticles): What {
  if (!old) return 'added';
  if (!newer) return 'removed';
  return old.text === newer.text ? 'same' : 'changed';
}

function labelOf(article: ArticleText | null): string | null {
  return (
    article && printPlace({ article: article.number, articleSub: article.sub, paragraph: null, item: null })
  );
}

function rowOf(aligned: AlignedArticles<ArticleText>): ComparedArticleRow {
  const { old, new: newer } = aligned;
  return {
    ...{
      oldKey: old?.key ?? null,
      oldLabel: labelOf(old),
      newKey: newer?.key ?? null,
      newLabel: labelOf(newer),
    },
    what: whatOf(aligned),
    clauses: alignClauses(old?.text ?? '', newer?.text ?? '').map(markClause),
  };
}

function markClause({
  old,
  new: newer,
}: {
  readonly old: string | null;
  readonly new: string | null;
}): ComparedClause {
  const whole = (text: string | null) => (text === null ? [] : [{ text, isChanged: true }]);
  if (old === null || newer === null) return { old: whole(old), new: whole(newer) };
  const marked = markWords(old, newer);
  return { old: [...marked.old], new: [...marked.new] };
}
