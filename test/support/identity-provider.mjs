import { createServer } from 'node:http';
import { URLSearchParams } from 'node:url';
import { Provider } from 'oidc-provider';

/**
 * A real OpenID Connect provider on loopback, in a process of its own. Whoever signs in says who he is: the form asks
 * for the subject, the certificate number and the methods the provider is to have used.
 */
const [port, redirectUri, clientId, clientSecret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

/** What the provider tells of those who have signed in, by their subject. */
const people = new Map();

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  claims: { openid: ['sub', 'amr'], profile: ['certificate_no'] },
  cookies: { keys: ['only for tests'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  pkce: { required: () => true },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({ sub, certificate_no: people.get(sub) || undefined }),
  }),
  // Nobody is asked whether the bureau's own system may know his name.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

const FORM = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>统一身份认证</title>
<h1>统一身份认证</h1>
<form method="post">
  <p><label>用户 <input name="subject"></label></p>
  <p><label>执法证号 <input name="certificate"></label></p>
  <p><label>认证方式 <input name="amr"></label></p>
  <p><button>同意并登录</button> <button name="cancel" value="1">取消</button></p>
</form></html>`;

async function finish(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const form = new URLSearchParams(Buffer.concat(parts).toString('utf8'));
  if (form.get('cancel')) return provider.interactionFinished(request, response, { error: 'access_denied' });
  people.set(form.get('subject'), form.get('certificate'));
  const amr = form.get('amr') ? form.get('amr').split(' ') : undefined;
  return provider.interactionFinished(request, response, { login: { accountId: form.get('subject'), amr } });
}

const oidc = provider.callback();
const server = createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) return void oidc(request, response);
  if (request.method === 'POST') {
    return void finish(request, response).catch(() => response.writeHead(400).end());
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(FORM);
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
