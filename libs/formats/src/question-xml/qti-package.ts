import { Buffer } from 'node:buffer';
import { fault, type Fault, type QuestionDraft } from '@whetstone/domain';
import { strToU8, zipSync } from 'fflate';
import yauzl from 'yauzl';
import type { UnreadQuestion, WrittenQuestion } from '../questions/written-question';
import { decodeText } from '../workbook/decode-text';
import type { ArchiveKind } from '../workbook/guard-archive';
import { readQtiItem } from './read-qti';
import { qtiItem } from './write-qti';
import { versionOf, type QtiVersion } from './qti-item';
import { allOf, childOf, readXml } from './xml-tree';

const manifestName = 'imsmanifest.xml';

export const qtiArchive: ArchiveKind = {
  ending: '.zip',
  isPart: (name) => name.endsWith('.xml'),
  refusal: (found) => fault('NOT_A_QUESTION_FILE', { found, expected: `.zip (${manifestName})` }),
};

/** A package has a file a question: more than any other archive may hold. */
export const mostPackageEntries = 12_000;

const packages: Readonly<
  Record<QtiVersion, { namespace: string; schema: string; version: string; type: string }>
> = {
  '2.1': {
    ...{ namespace: 'http://www.imsglobal.org/xsd/imscp_v1p1', schema: 'QTIv2.1 Package' },
    ...{ version: '1.0.0', type: 'imsqti_item_xmlv2p1' },
  },
  '2.2': {
    ...{ namespace: 'http://www.imsglobal.org/xsd/imscp_v1p1', schema: 'QTIv2.2 Package' },
    ...{ version: '1.0.0', type: 'imsqti_item_xmlv2p2' },
  },
  '3': {
    ...{ namespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1', schema: 'QTI Package' },
    ...{ version: '3.0.0', type: 'imsqti_item_xmlv3p0' },
  },
};

function manifest(hrefs: readonly string[], version: QtiVersion): string {
  const { namespace, schema, version: schemaVersion, type } = packages[version];
  const resources = hrefs.map(
    (href, index) =>
      `    <resource identifier="RES-${index + 1}" type="${type}" href="${href}"><file href="${href}"/></resource>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest xmlns="${namespace}" identifier="MANIFEST">`,
    `  <metadata><schema>${schema}</schema><schemaversion>${schemaVersion}</schemaversion></metadata>`,
    '  <organizations/>',
    '  <resources>',
    ...resources,
    '  </resources>',
    '</manifest>',
    '',
  ].join('\n');
}

/** The same questions give the same bytes: nothing of the clock gets into the file. */
const anyDay = new Date('2020-01-01T00:00:00');

/** A content package: a manifest and a file a question. */
export function writeQtiPackage(questions: readonly QuestionDraft[], version: QtiVersion): Uint8Array {
  const items = questions.map((draft, index) => {
    const name = `q${String(index + 1).padStart(5, '0')}`;
    return [`items/${name}.xml`, qtiItem(draft, name, version)] as const;
  });
  const hrefs = items.map(([href]) => href);
  const files = [[manifestName, manifest(hrefs, version)] as const, ...items];
  return zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])), { mtime: anyDay });
}

/** The texts of a guarded archive's XML files by their names; null for one in no known encoding. */
async function readTexts(bytes: Uint8Array): Promise<ReadonlyMap<string, string | null>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const archive = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: false });
  const texts = new Map<string, string | null>();
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.endsWith('.xml')) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    texts.set(entry.fileName, decodeText(new Uint8Array(Buffer.concat(chunks))));
  }
  return texts;
}

interface Listed {
  readonly names: readonly string[];
  readonly faults: readonly Fault[];
}

/** Items in the manifest's order; without a manifest every XML file, by name. */
function listItems(texts: ReadonlyMap<string, string | null>): Listed {
  const place = [...texts.keys()].find((name) => name === manifestName || name.endsWith(`/${manifestName}`));
  if (place === undefined) return { names: [...texts.keys()].sort(), faults: [] };
  const reading = readXml(texts.get(place) ?? '', place);
  if (!reading.ok) return { names: [], faults: [{ ...reading.fault, part: place }] };
  const folder = place.slice(0, -manifestName.length);
  const names = allOf(reading.root, 'resource')
    .filter(({ attributes }) => /^imsqti_(?:item|xml)/.test(attributes['type'] ?? ''))
    .map((resource) => resource.attributes['href'] ?? childOf(resource, 'file')?.attributes['href'] ?? '')
    .map((href) => folder + decodeURI(href).replace(/^\.\//, ''));
  return { names, faults: [] };
}

function inPart<Question extends WrittenQuestion | UnreadQuestion>(
  question: Question,
  part: string,
): Question {
  const faults = question.faults.map((wrong) => ({ ...wrong, part }));
  if (!('draft' in question)) return { ...question, faults };
  const { placeOf } = question;
  return { ...question, faults, placeOf: (field: string | null) => ({ ...placeOf(field), part }) };
}

function readItem(text: string | null | undefined, part: string, at: number) {
  const broken = (wrong: Fault) => ({ rowNumber: at, faults: [{ ...wrong, row: at, part }] });
  if (text === undefined) return broken(fault('REQUIRED', { found: '', expected: part }));
  if (text === null) return broken(fault('ENCODING_UNKNOWN', { found: part, expected: 'UTF-8' }));
  const reading = readXml(text, part);
  if (!reading.ok) {
    const found =
      reading.fault.row === null ? reading.fault.found : `${reading.fault.row}: ${reading.fault.found}`;
    return broken({ ...reading.fault, found });
  }
  return inPart(readQtiItem(reading.root, at), part);
}

export interface QtiPackage {
  readonly version: QtiVersion;
  readonly questions: readonly (WrittenQuestion | UnreadQuestion)[];
  readonly faults: readonly Fault[];
}

/** Reads a package that has been measured before. */
export async function readQtiPackage(bytes: Uint8Array): Promise<QtiPackage> {
  const texts = await readTexts(bytes);
  const { names, faults } = listItems(texts);
  const isItem = (name: string) =>
    /<(?:\w+:)?(?:qti-assessment-item|assessmentItem)\b/.test(texts.get(name) ?? '<assessmentItem ');
  const items = names.filter(isItem);
  const questions = items.map((name, index) => readItem(texts.get(name), name, index + 1));
  const first = readXml(texts.get(items[0] ?? '') ?? '', '');
  const version = (first.ok ? versionOf(first.root) : null) ?? '2.1';
  return { version, questions, faults };
}
