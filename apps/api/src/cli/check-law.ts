import { fault, type Language } from '@whetstone/domain';
import { decodeText, parseStatute } from '@whetstone/formats';
import type { CheckReport } from './report';

function summarise(title: string, articles: number, language: Language): string {
  return language === 'zh' ? `《${title}》：共 ${articles} 条` : `${title}: ${articles} articles`;
}

/** Reads the text of a law as the importer would: its title, how many articles, gaps and repeats in their numbers. */
export function checkLawFile(bytes: Uint8Array, fileName: string, language: Language): CheckReport {
  const text = decodeText(bytes);
  if (text === null) {
    const faults = [fault('ENCODING_UNKNOWN', { found: fileName, expected: 'UTF-8 / GB18030' })];
    return { summary: summarise(fileName, 0, language), facts: { file: fileName, articles: 0 }, faults };
  }
  const { title, articles, headings, faults } = parseStatute(text);
  return {
    summary: summarise(title || fileName, articles.length, language),
    facts: { file: fileName, title, articles: articles.length, headings: headings.length },
    faults,
  };
}
