import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this a compressed copy saves nothing worth a second file. */
const SMALLEST = 1024;
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest)$/;

/** Leaves .br and .gz copies beside what a browser downloads, so that the server compresses nothing while it serves. */
function compressFolder(folder) {
  for (const entry of readdirSync(folder, { recursive: true })) {
    const file = join(folder, String(entry));
    if (!COMPRESSIBLE.test(file) || !statSync(file).isFile() || statSync(file).size < SMALLEST) continue;
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
  }
}

compressFolder(process.argv[2] ?? 'dist');
