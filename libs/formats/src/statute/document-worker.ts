// Runs in a worker thread, from source under Jest (Node strips the types) and compiled in the product: it imports only
// npm packages and, by their full names, siblings that do the same, and uses only TypeScript that can be erased.
import { Buffer } from 'node:buffer';
import { parentPort, workerData } from 'node:worker_threads';
import yauzl from 'yauzl';
import type * as Xml from '../workbook/xml-scanner';
import type { DocumentReply, RawDocument } from './raw-document';

const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const scanner = new URL(`../workbook/xml-scanner.${ending}`, import.meta.url).href;
const { attributeOf, scanXml } = (await import(scanner)) as typeof Xml;

/** What stands in the file and is not to be read: a version for older programs, what was moved away. */
const passedOver: ReadonlySet<string> = new Set(['Fallback', 'moveFrom', 'del']);
const revisionTags: ReadonlySet<string> = new Set(['ins', 'del', 'moveFrom', 'moveTo']);
/** Elements that say something without holding text. */
const marks: Readonly<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** Follows word/document.xml and keeps nothing but its words. */
class DocumentReader implements Xml.XmlEvents {
  private readonly lines: string[] = [];
  /** Paragraphs begun and not ended: a text box lies inside the paragraph it is anchored to. */
  private readonly open_: string[] = [];
  private passingOver = 0;
  private propertiesDepth = 0;
  private isText = false;
  private isHidden = false;
  private isNumbered = false;
  private automaticNumbers = 0;
  private revisions = 0;

  open(name: string, attributes: Xml.XmlAttributes): void {
    if (revisionTags.has(name) && this.propertiesDepth === 0) this.revisions += 1;
    if (passedOver.has(name)) this.passingOver += 1;
    if (this.passingOver > 0) return;
    if (name === 'pPr' || name === 'rPr') this.propertiesDepth += 1;
    else if (name === 'p') this.open_.push('');
    else if (name === 'r') this.isHidden = false;
    else if (name === 'numPr') this.isNumbered = true;
    this.openDetail(name, attributes);
  }

  private openDetail(name: string, attributes: Xml.XmlAttributes): void {
    const value = attributeOf(attributes, 'val');
    if (this.isNumbered && name === 'numId' && value !== '0') this.automaticNumbers += 1;
    if (name === 'vanish' && value !== '0' && value !== 'false') this.isHidden = true;
    if (this.propertiesDepth > 0) return;
    if (name === 't') this.isText = true;
    this.say(marks[name] ?? '');
  }

  close(name: string): void {
    if (passedOver.has(name)) this.passingOver -= 1;
    if (this.passingOver > 0) return;
    if (name === 'pPr' || name === 'rPr') this.propertiesDepth -= 1;
    else if (name === 't') this.isText = false;
    else if (name === 'numPr') this.isNumbered = false;
    else if (name === 'p') this.lines.push(this.open_.pop() ?? '');
  }

  text(text: string): void {
    if (this.isText && this.passingOver === 0) this.say(text);
  }

  result(): RawDocument {
    const { automaticNumbers, revisions } = this;
    return { text: this.lines.join('\n'), automaticNumbers, revisions };
  }

  private say(text: string): void {
    const last = this.open_.length - 1;
    if (text !== '' && last >= 0 && !this.isHidden) this.open_[last] += text;
  }
}

async function read(bytes: Uint8Array): Promise<RawDocument> {
  const archive = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName !== 'word/document.xml') continue;
    const reader = new DocumentReader();
    const write = scanXml(reader);
    const decoder = new TextDecoder();
    for await (const chunk of await archive.openReadStreamPromise(entry))
      write(decoder.decode(chunk as Buffer, { stream: true }));
    return reader.result();
  }
  throw new Error('No word/document.xml');
}

const reply: DocumentReply = await read(workerData as Uint8Array).catch(() => null);
parentPort?.postMessage(reply);
