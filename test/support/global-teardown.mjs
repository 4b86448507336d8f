import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const { postgres, dataFolder } = globalThis.whetstonePostgres;
  await postgres.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
