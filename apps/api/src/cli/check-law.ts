import type { Language } from '@whetstone/domain';
import { readStatute } from '@whetstone/formats';
import type { CheckReport } from './report';

function summarise(title: string, articles: number, language: Language): string {
  return language === 'zh' ? `《${title}》：共 ${articles} 条` : `${title}: ${articles} articles`;
}

/** Reads the text of a law as the importer would: its title, how many chapters and articles, what looks wrong in it. */
export async function checkLawFile(
  bytes: Uint8Array,
  fileName: string,
  language: Language,
): Promise<CheckReport> {
  const reading = await readStatute(bytes, fileName);
  if (!reading.ok) {
    const facts = { file: fileName, title: '', articles: 0, chapters: 0 };
    return { summary: summarise(fileName, 0, language), facts, faults: reading.faults };
  }
  const { title, articles, headings, faults } = reading.statute;
  const chapters = headings.filter(({ kind }) => kind === 'chapter').length;
  return {
    summary: summarise(title || fileName, articles.length, language),
    facts: { file: fileName, title, articles: articles.length, chapters },
    faults,
  };
}
