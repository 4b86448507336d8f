import { foldText, type Fault, type LawCatalogue, type QuestionType } from '@whetstone/domain';
import { difficultyScale } from '../questions/difficulty-scale';
import { putCaseTogether, putTogether, readAloneCase } from '../questions/put-together';
import { readTypeName } from '../questions/question-words';
import { readFields } from '../questions/read-fields';
import { settleQuestions, type ParsedQuestions } from '../questions/written-question';
import { handOutKeys, isKeyListLine, KeyList } from './key-list';
import { TextBlock } from './text-block';
import { TextBlocks, type TextCase } from './text-blocks';

function typeOf(name: string): QuestionType | null {
  const reading = readTypeName(name);
  return reading.kind === 'type' ? reading.type : null;
}

function blocksOf(group: TextBlock | TextCase): readonly TextBlock[] {
  return group instanceof TextBlock ? [group] : group.parts;
}

/** Types and keys that stand apart from their questions find their way to them. */
function settleBlocks(blocks: TextBlocks, keys: KeyList): Fault[] {
  const all = blocks.groups.flatMap(blocksOf);
  const parts = new Set(blocks.groups.flatMap((group) => (group instanceof TextBlock ? [] : group.parts)));
  const isPart = (block: TextBlock) => parts.has(block);
  for (const block of all) block.readMarks();
  const waiting = all
    .filter((block) => !block.has('key'))
    .map((block) => ({
      number: block.ordinal,
      isPart: isPart(block),
      type: typeOf(block.text('type') || (blocks.sectionOf(block) ?? '')),
      take: (key: Parameters<TextBlock['take']>[0]) => block.take(key),
    }));
  const faults = handOutKeys(keys, waiting, typeOf);
  for (const block of all) {
    block.takeKeyFromStem();
    block.settleType(blocks.sectionOf(block));
    const points = blocks.pointsOf(block);
    if (points !== null && !block.has('points')) block.setField('points', '分值', block.number, points);
  }
  return faults;
}

/**
 * Reads questions written as text, one block of lines a question, and checks them against the catalogue of laws. Numbers,
 * section headings, labels such as 答案： and lists of keys at the end are recognised in the forms people use; a line that
 * looks like one of them and is none is written with a backslash before it.
 */
export function readText(
  text: string,
  catalogue: LawCatalogue,
  { today }: { readonly today: string },
): ParsedQuestions {
  const lines = text.split(/\r\n?|\n/).map((line) => foldText(line));
  const keys = new KeyList();
  const blocks = new TextBlocks(lines, keys, isKeyListLine);
  const keyFaults = settleBlocks(blocks, keys);
  const all = blocks.groups.flatMap((group) => [
    ...(group instanceof TextBlock ? [] : [group.head]),
    ...blocksOf(group),
  ]);
  const scale = difficultyScale(all.map((block) => block.text('difficulty')));
  const written = blocks.groups.map((group) => {
    if (group instanceof TextBlock) {
      const fields = readFields(group, scale);
      return fields.type === 'case' ? readAloneCase(fields) : putTogether(fields);
    }
    const { head, parts } = group;
    head.setField('type', '题型', head.number, '案例分析题');
    const material = head.text('stem');
    return putCaseTogether({
      material,
      head,
      whole: readFields(head, scale),
      parts: parts.map((part) => readFields(part, scale)),
    });
  });
  const settled = settleQuestions(written, catalogue, today);
  const faults = [...settled.faults, ...keys.faults, ...keyFaults];
  return {
    questions: settled.questions,
    faults: faults.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)),
  };
}
