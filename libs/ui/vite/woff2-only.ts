import type { Plugin } from 'vite';

/** Drops the woff twins of the font slices: every browser we serve reads woff2, and the twins double the build. */
export function woff2Only(): Plugin {
  return {
    name: 'whetstone:woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
      return { code: code.replaceAll(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, ''), map: null };
    },
  };
}
