import type { Gender, PostingGrade, PostingKind } from '@whetstone/domain';

/** What rosters write in the columns that have few values; the first word of each is the one we ask for. */
function meanings<Meaning extends string>(words: Readonly<Record<Meaning, readonly string[]>>) {
  const entries = Object.entries(words) as [Meaning, readonly string[]][];
  const byWord = new Map(entries.flatMap(([meaning, all]) => all.map((word) => [word, meaning] as const)));
  return {
    of: (text: string): Meaning | null => byWord.get(text.replace(/\s/g, '').toLowerCase()) ?? null,
    asked: entries.map(([, [first]]) => first).join(' / '),
  };
}

const genders = meanings<Gender>({
  male: ['男', '男性', 'male', 'm'],
  female: ['女', '女性', 'female', 'f'],
});

const kinds = meanings<PostingKind>({
  serving: ['在岗', '在职', '在编', '在编在岗', '正常', 'serving'],
  seconded_in: ['借调入', '借入', '挂职入', '借调来', 'secondedin'],
  seconded_out: ['借调出', '借出', '借调', '外借', '挂职出', 'secondedout'],
  on_leave: ['休假', '产假', '病假', '长期病假', '长休', 'onleave'],
  exempt: ['免训', '免学', '免于培训', 'exempt'],
});

const grades = meanings<PostingGrade>({
  junior: ['初级', '初任', '初级班', 'junior'],
  intermediate: ['中级', '中级班', 'intermediate'],
});

export const genderOf = genders.of;
export const genderWords: Readonly<Record<Gender, string>> = { male: '男 (M)', female: '女 (F)' };
export const kindOf = kinds.of;
export const kindWords = kinds.asked;
export const gradeOf = grades.of;
export const gradeWords = grades.asked;

/** 免训（长期病假） or 免训-长期病假: a kind and why. */
export function splitKind(text: string): { readonly kind: string; readonly reason: string } {
  const [, kind, bracketed, dashed] =
    /^([^（(\-—:：]+)(?:[（(]([^）)]*)[）)]|\s*[-—:：]+\s*(.+))$/u.exec(text.trim()) ?? [];
  return kind === undefined
    ? { kind: text, reason: '' }
    : { kind: kind.trim(), reason: (bracketed ?? dashed ?? '').trim() };
}
