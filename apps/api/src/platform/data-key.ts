import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './postgres-launcher';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_TEXT = /^[0-9a-f]{64}$/i;

/**
 * The one secret of an installation: it encrypts identity numbers (AES-256-GCM) and makes the keyed digests by which
 * they, and activation codes, are looked up. Two keys are derived from it, so that neither use weakens the other.
 */
export class DataKey {
  private readonly encryptionKey: Buffer;
  private readonly digestKey: Buffer;

  constructor(secret: Buffer) {
    this.encryptionKey = derive(secret, 'encryption');
    this.digestKey = derive(secret, 'digest');
  }

  /** nonce ‖ tag ‖ cipher text */
  encrypt(text: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.encryptionKey, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the bytes were changed or belong to another key. */
  decrypt(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.encryptionKey, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  /** What the server's own database role signs in with: every server with this key knows it. */
  databasePassword(): string {
    return this.digest('database role', '').toString('hex');
  }

  /** The same text gives the same digest; without the key it cannot be tried out. `purpose` keeps uses apart. */
  digest(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.digestKey).update(`${purpose}\n${text}`).digest();
  }
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `whetstone ${purpose}`, 32));
}

/**
 * The key from the environment, else from a file only its owner may read, made on the first start.
 * @throws CannotStart when the file holds no key.
 */
export function readDataKey(fromEnvironment: string | undefined, dataFolder: string): DataKey {
  if (fromEnvironment) return new DataKey(Buffer.from(fromEnvironment, 'hex'));
  const path = join(dataFolder, 'data.key');
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  const secret = readFileSync(path, 'utf8').trim();
  // An empty or shortened file would still make a key, and one that anybody can guess.
  if (!KEY_TEXT.test(secret))
    throw new CannotStart(
      `${path} does not hold the 64 hexadecimal digits of a key; restore it from a copy. 密钥文件已损坏，请从备份恢复。`,
    );
  return new DataKey(Buffer.from(secret, 'hex'));
}
