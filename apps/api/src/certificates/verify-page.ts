import { createHash } from 'node:crypto';

/** A page that checks certificates by itself: with the network also whether they were revoked, without it by their signature. */
export interface VerifyPage {
  readonly html: string;
  /** Allows exactly this page's own script and style. */
  readonly contentSecurityPolicy: string;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1a; --quiet: #5a5f5b; --paper: #fff; --ground: #f3f5f3; --line: #8a918c; --green: #0b6b4a; --red: #a32018; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceeec; --quiet: #b4bab5; --paper: #1b1f1c; --ground: #121513; --line: #7d857f; --green: #5ec79b; --red: #ff9a8f; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: var(--ground); color: var(--ink); font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 24px; border-radius: 12px; background: var(--paper); }
h1 { margin: 0 0 4px; font-size: 22px; }
p { margin: 8px 0; }
label { display: block; margin-top: 16px; font-weight: 600; }
textarea { width: 100%; min-height: 96px; padding: 10px; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit; font: inherit; overflow-wrap: anywhere; }
button { margin-top: 12px; padding: 8px 20px; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit; font: inherit; cursor: pointer; }
button.go { border-color: var(--green); background: #0b6b4a; color: #fff; }
button:focus-visible, textarea:focus-visible, a:focus-visible { outline: 3px solid var(--green); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 12px 0 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.good { color: var(--green); font-weight: 700; }
.bad { color: var(--red); font-weight: 700; }
.quiet { color: var(--quiet); font-size: 14px; }
.languages { display: flex; gap: 8px; justify-content: flex-end; }
.languages button { margin: 0; padding: 4px 12px; font-size: 14px; }
.languages button[aria-pressed="true"] { border-color: var(--green); font-weight: 700; }
a { color: var(--green); }
`;

const script = (publicKey: string) => `
const KEY = ${JSON.stringify(publicKey)};
const TEXTS = {
  zh: { title: '证书查验', lead: '输入证书编号，或粘贴扫描二维码得到的内容。', field: '证书编号或二维码内容', go: '查验', save: '保存本页，离线也能查验二维码',
    valid: '证书有效', expiring: '证书有效，即将到期', expired: '证书已过期', revoked: '证书已被撤销', renewed: '证书已换发新证', signed: '签名有效，证书内容未被改动', forged: '签名无效：内容被改动，或不是本系统签发', none: '没有这个编号的证书',
    offline: '没有联网：只核对了签名，不能确认是否已被撤销。', many: '查验过于频繁，请稍后再试。', number: '编号', holder: '持证人', name: '证书', issued: '签发日期', to: '有效期至', reason: '撤销原因', old: '这个浏览器不能核对签名，请联网按编号查验。' },
  en: { title: 'Check a certificate', lead: 'Type the number, or paste what the QR code holds.', field: 'Number, or what the QR code holds', go: 'Check', save: 'Keep this page to check codes without a network',
    valid: 'Valid', expiring: 'Valid, ending soon', expired: 'Expired', revoked: 'Revoked', renewed: 'Replaced by a newer one', signed: 'The signature is good; nothing was changed', forged: 'Not signed by us, or changed', none: 'There is no certificate of this number',
    offline: 'No network: only the signature was checked, not whether it was revoked.', many: 'Too many tries; wait a little.', number: 'Number', holder: 'Holder', name: 'Certificate', issued: 'Issued', to: 'Valid through', reason: 'Why revoked', old: 'This browser cannot check signatures; check by number with a network.' },
};
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
let shown = null;
const byId = (id) => document.getElementById(id);
const say = (key) => TEXTS[language][key];
const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
function paint() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text);
  for (const button of document.querySelectorAll('[data-language]')) button.setAttribute('aria-pressed', String(button.dataset.language === language));
  const out = byId('out');
  out.replaceChildren();
  if (!shown) return;
  for (const { key, tone } of shown.lines) {
    const line = document.createElement('p');
    line.textContent = (tone === 'good' ? '✓ ' : tone === 'bad' ? '✗ ' : '') + say(key);
    line.className = tone;
    out.append(line);
  }
  const list = document.createElement('dl');
  for (const [key, value] of Object.entries(shown.facts ?? {})) {
    if (!value) continue;
    const term = document.createElement('dt');
    const told = document.createElement('dd');
    term.textContent = say(key);
    told.textContent = value;
    list.append(term, told);
  }
  out.append(list);
}
async function readCode(code) {
  const [text, signature] = code.split('.');
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(KEY), { name: 'Ed25519' }, false, ['verify']);
    const bytes = bytesOf(text);
    if (!(await crypto.subtle.verify({ name: 'Ed25519' }, key, bytesOf(signature), bytes))) return { forged: true };
    const [version, number, holder, name, issued, to] = new TextDecoder().decode(bytes).split('\\n');
    return version === 'WS1' ? { facts: { number, holder, name, issued, to } } : { forged: true };
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? { old: true } : { forged: true };
  }
}
async function ask(number) {
  if (!location.protocol.startsWith('http')) return { offline: true };
  try {
    const answer = await fetch('/verify/' + encodeURIComponent(number), { headers: { accept: 'application/json' } });
    if (answer.status === 404) return { none: true };
    if (answer.status === 429) return { many: true };
    return answer.ok ? await answer.json() : { offline: true };
  } catch {
    return { offline: true };
  }
}
async function check(input) {
  const text = input.trim();
  if (text === '') return;
  const code = text.includes('#') ? text.slice(text.indexOf('#') + 1) : text;
  const lines = [];
  let facts = null;
  if (code.includes('.')) {
    const read = await readCode(code);
    if (!read.facts) {
      shown = { lines: [{ key: read.old ? 'old' : 'forged', tone: 'bad' }] };
      return paint();
    }
    facts = read.facts;
    lines.push({ key: 'signed', tone: 'good' });
  }
  const answer = await ask(facts ? facts.number : code);
  if (answer.offline) {
    if (facts) lines.push({ key: facts.to < new Date().toISOString().slice(0, 10) ? 'expired' : 'valid', tone: facts.to < new Date().toISOString().slice(0, 10) ? 'bad' : 'good' });
    lines.push({ key: 'offline', tone: 'quiet' });
  } else if (answer.many) lines.push({ key: 'many', tone: 'bad' });
  else if (answer.none) lines.push({ key: 'none', tone: 'bad' });
  else {
    const isGood = answer.status === 'valid' || answer.status === 'expiring';
    lines.unshift({ key: answer.status, tone: isGood ? 'good' : 'bad' });
    facts = { number: answer.number, holder: answer.holder, name: answer.title, issued: answer.issuedOn, to: answer.validTo, reason: answer.revokeReason };
  }
  shown = { lines, facts };
  paint();
}
byId('form').addEventListener('submit', (event) => { event.preventDefault(); void check(byId('code').value); });
for (const button of document.querySelectorAll('[data-language]')) button.addEventListener('click', () => { language = button.dataset.language; paint(); });
const start = () => { const code = decodeURIComponent(location.hash.slice(1)); if (code) { byId('code').value = code; void check(code); } };
addEventListener('hashchange', start);
paint();
start();
`;

/** @param publicKey the raw Ed25519 key, base64url. */
export function verifyPage(publicKey: string): VerifyPage {
  const code = script(publicKey);
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return {
    html: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>证书查验</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<div class="languages"><button type="button" data-language="zh" lang="zh-CN">中文</button><button type="button" data-language="en" lang="en">English</button></div>
<h1 data-text="title"></h1>
<p class="quiet" data-text="lead"></p>
<form id="form">
<label for="code" data-text="field"></label>
<textarea id="code" spellcheck="false"></textarea>
<button class="go" data-text="go"></button>
</form>
<div id="out" role="status" aria-live="polite"></div>
<p class="quiet"><a href="/verify?save" download="verify.html" data-text="save"></a></p>
</main>
<script>${code}</script>
</body>
</html>
`,
    contentSecurityPolicy: `default-src 'none'; script-src ${hash(code)}; style-src ${hash(STYLE)}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}
