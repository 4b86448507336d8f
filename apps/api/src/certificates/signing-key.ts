import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readSignedText, signedText, type CertificateFacts } from '@whetstone/domain';
import { DataKey } from '../platform/data-key';

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs certificates. The key comes from the installation's one secret, so that every server of it signs alike. */
@Injectable()
export class SigningKey {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(dataKey: DataKey) {
    const seed = dataKey.digest('certificate signing key', 'Ed25519');
    this.privateKey = createPrivateKey({
      key: Buffer.concat([PKCS8_PREFIX, seed]),
      format: 'der',
      type: 'pkcs8',
    });
    this.publicKey = createPublicKey(this.privateKey);
  }

  /** The raw 32 bytes, base64url: what a page without us checks by. */
  publicKeyText(): string {
    const { x = '' } = this.publicKey.export({ format: 'jwk' });
    return x;
  }

  /** base64url */
  sign(facts: CertificateFacts): string {
    return sign(null, Buffer.from(signedText(facts)), this.privateKey).toString('base64url');
  }

  /** What the QR code holds behind the #: the signed text and its signature. */
  codeOf(facts: CertificateFacts, signature: string): string {
    return `${Buffer.from(signedText(facts)).toString('base64url')}.${signature}`;
  }

  /** The facts of a code that we signed; null = forged, changed or none of ours. */
  readCode(code: string): CertificateFacts | null {
    const [text = '', signature = '', ...more] = code.split('.');
    if (more.length > 0) return null;
    const bytes = Buffer.from(text, 'base64url');
    const isOurs = verify(null, bytes, this.publicKey, Buffer.from(signature, 'base64url'));
    return isOurs ? readSignedText(bytes.toString('utf8')) : null;
  }
}
