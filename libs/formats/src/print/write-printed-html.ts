import { optionColumns } from './option-columns';
import { say, WORDS } from './print-words';
import { escapeXml } from '../question-xml/xml-tree';
import type { PrintedDocument, PrintedItem, PrintedOption, PrintedSection } from './printed-document';
import type { RichBlock, Run } from './rich-blocks';

const STYLE = `
@page { size: A4; margin: 18mm 20mm 20mm; @bottom-center { content: PAGE_WORDS; font: 8.5pt serif; color: #5a5f5b; } @top-right { content: HEAD_WORDS; font: 8.5pt serif; color: #5a5f5b; } }
@page :first { @top-right { content: none; } }
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 210mm; padding: 16mm 20mm; background: #fff; color: #000; font: 10.5pt/1.65 "Times New Roman", "Songti SC", SimSun, "Noto Serif CJK SC", "Noto Sans SC", serif; overflow-wrap: anywhere; }
h1, .subtitle, .facts { margin: 0 0 4pt; text-align: center; }
h1 { font-size: 16pt; line-height: 1.35; }
.subtitle { font-size: 13pt; font-weight: 700; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 10pt 16pt; margin: 12pt 0; padding: 0; list-style: none; }
.fields li { display: flex; gap: 6pt; }
.fields li::after { content: ""; flex: 1; border-bottom: 0.5pt solid #8a918c; }
.notice, .rule { margin: 4pt 0; font-size: 9.5pt; }
h2 { margin: 14pt 0 2pt; font-size: 12pt; break-after: avoid; }
.rule { break-after: avoid; }
.question, .lines, .boxes li, .keys tr { break-inside: avoid; }
.question { margin: 0 0 8pt; }
.followed { break-after: avoid; }
.question p { margin: 0; }
.options { display: grid; margin: 0; padding: 0 0 0 18pt; list-style: none; }
.options li { display: grid; grid-template-columns: auto 1fr; gap: 5pt; }
.columns-2 { grid-template-columns: repeat(2, 1fr); }
.columns-4 { grid-template-columns: repeat(4, 1fr); }
img { max-width: 100%; max-height: 90mm; }
table { border-collapse: collapse; margin: 4pt 0; }
th, td { padding: 2pt 5pt; border: 0.5pt solid #8a918c; text-align: start; vertical-align: top; }
.keys { width: 100%; }
.keys thead { display: table-header-group; }
.keys small { display: block; font-size: 9.5pt; }
.boxes { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8pt; margin: 0; padding: 0; list-style: none; }
.boxes b { display: inline-block; min-width: 15pt; padding: 0 2pt; border: 0.7pt solid #000; font: 7.5pt/11pt sans-serif; text-align: center; color: #5a5f5b; }
.lines p { margin: 0; height: 26pt; padding-top: 8pt; border-bottom: 0.5pt solid #8a918c; }
@media screen and (max-width: 600px) { body { padding: 16px; } .fields, .columns-4 { grid-template-columns: 1fr 1fr; } .columns-2 { grid-template-columns: 1fr; } .boxes { grid-template-columns: 1fr 1fr; } }
@media print { body { max-width: none; padding: 0; } }
`;

/** A page that prints as A4 sheets from any browser: nothing in it runs, and nothing of it is fetched but its pictures. */
export function writePrintedHtml(printed: PrintedDocument): string {
  const { language, title, subtitle, facts, fields, notice, sections } = printed;
  const head = `${title} · ${subtitle}`;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(head)}</title><style>${styleOf(printed, head)}</style></head>
<body><main><h1>${escapeXml(title)}</h1>
<p class="subtitle">${escapeXml(subtitle)}</p><p class="facts">${escapeXml(facts.join(' · '))}</p>
${fields.length > 0 ? `<ul class="fields">${fields.map((field) => `<li>${escapeXml(field)}</li>`).join('')}</ul>` : ''}
<p class="notice">${escapeXml(notice)}</p>
${sections.map((section) => sectionHtml(section, printed)).join('\n')}
</main></body></html>`;
}

/** The words at the edges of the sheets stand in the style, as strings of CSS. */
function styleOf({ language }: PrintedDocument, head: string): string {
  const pages = WORDS.page[language]
    .split(/(\{pages?\})/)
    .map((part) => (part.startsWith('{') ? `counter(${part.slice(1, -1)})` : cssString(part)));
  return STYLE.replace('PAGE_WORDS', () => pages.join(' ')).replace('HEAD_WORDS', () => cssString(head));
}

function cssString(text: string): string {
  const safe = text.replace(
    /[^\p{L}\p{N} ·，。（）《》“”、-]/gu,
    (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${safe}"`;
}

function sectionHtml({ heading, rule, items }: PrintedSection, printed: PrintedDocument): string {
  return `<section><h2>${escapeXml(heading)}</h2><p class="rule">${escapeXml(rule)}</p>${itemsHtml(items, printed)}</section>`;
}

function itemsHtml(items: readonly PrintedItem[], { language }: PrintedDocument): string {
  const boxes = items.filter((item) => item.kind === 'boxes');
  const keys = items.filter((item) => item.kind === 'key');
  const heads = (['question', 'answer', 'points'] as const).map(
    (word) => `<th scope="col">${say(word, language)}</th>`,
  );
  const others = items.map((item) => {
    if (item.kind === 'question') return questionHtml(item);
    return item.kind === 'lines' ? linesHtml(item) : '';
  });
  return [
    boxes.length > 0 ? `<ul class="boxes">${boxes.map(boxesHtml).join('')}</ul>` : '',
    keys.length > 0
      ? `<table class="keys"><thead><tr>${heads.join('')}</tr></thead><tbody>${keys.map(keyHtml).join('')}</tbody></table>`
      : '',
    ...others,
  ].join('');
}

function questionHtml({
  label,
  stem,
  options,
  isFollowed,
}: Extract<PrintedItem, { kind: 'question' }>): string {
  const columns = optionColumns(options);
  const listed = options.map(optionHtml).join('');
  const list = options.length > 0 ? `<ul class="options columns-${columns}">${listed}</ul>` : '';
  return `<article class="question${isFollowed ? ' followed' : ''}">${blocksHtml(stem, label)}${list}</article>`;
}

function optionHtml({ mark, blocks }: PrintedOption): string {
  return `<li><span>${escapeXml(mark)}.</span><span>${blocksHtml(blocks, '')}</span></li>`;
}

function blocksHtml(blocks: readonly RichBlock[], before: string): string {
  return blocks
    .map((block, at) => {
      const opening = at === 0 ? before : '';
      if (block.kind === 'text') return `<p>${opening}${runsHtml(block.runs)}</p>`;
      const alone = opening === '' ? '' : `<p>${opening}</p>`;
      if (block.kind === 'image')
        return `${alone}<p><img src="${escapeXml(block.src)}" alt="${escapeXml(block.alt)}"></p>`;
      const rows = block.rows.map(
        (row) => `<tr>${row.map((runs) => `<td>${runsHtml(runs)}</td>`).join('')}</tr>`,
      );
      return `${alone}<table><tbody>${rows.join('')}</tbody></table>`;
    })
    .join('');
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, isBold, shift }) => {
      const shifted = shift ? `<${shift}>${escapeXml(text)}</${shift}>` : escapeXml(text);
      return isBold ? `<b>${shifted}</b>` : shifted;
    })
    .join('');
}

function boxesHtml({ label, marks }: Extract<PrintedItem, { kind: 'boxes' }>): string {
  return `<li>${label} ${marks.map((mark) => `<b>${escapeXml(mark)}</b>`).join(' ')}</li>`;
}

function linesHtml({ label, lineCount }: Extract<PrintedItem, { kind: 'lines' }>): string {
  const lines = Array.from({ length: lineCount }, (_, at) => `<p>${at === 0 ? label : ''}</p>`);
  return `<div class="lines">${lines.join('')}</div>`;
}

function keyHtml({ number, answer, points, notes }: Extract<PrintedItem, { kind: 'key' }>): string {
  const small = notes.map((note) => `<small>${escapeXml(note)}</small>`).join('');
  return `<tr><th scope="row">${number}</th><td>${escapeXml(answer)}${small}</td><td>${escapeXml(points)}</td></tr>`;
}
