import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { fastify } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * What a browser is told to refuse. Scripts come from our own files and nowhere else, none of them inline. Styles may be
 * inline: the console's components write theirs into the page, and a style cannot run.
 */
function helmetOptions(isSecure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(isSecure && { 'upgrade-insecure-requests': [] }),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  };
}

/** What every answer has and helmet does not write. */
const OTHERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'content-type', 'date']);

/**
 * The headers themselves, asked of helmet once: they are the same for every answer, and putting the policy together anew
 * for each of a country's saves is a twentieth of what a save costs.
 */
export async function securityHeaders(isSecure: boolean): Promise<Readonly<Record<string, string>>> {
  const probe = fastify();
  await probe.register(helmet, helmetOptions(isSecure));
  probe.get('/', async () => '');
  const { headers } = await probe.inject('/');
  await probe.close();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (OTHERS.has(name) ? [] : [[name, String(value)]])),
  );
}
