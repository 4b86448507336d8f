import { BlockList, isIP } from 'node:net';

/** An address, or a network such as 10.15.0.0/16; null = not one. */
export function readNetwork(
  text: string,
): { readonly address: string; readonly bits: number; readonly kind: 'ipv4' | 'ipv6' } | null {
  const [address = '', length, ...rest] = text.trim().split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const most = version === 4 ? 32 : 128;
  const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  return bits < 0 || bits > most ? null : { address, bits, kind: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether an address lies in one of the networks; in any where none is named. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const list = new BlockList();
  for (const text of networks) {
    const network = readNetwork(text);
    if (network) list.addSubnet(network.address, network.bits, network.kind);
  }
  // A server that listens on both tells an IPv4 address in the other's clothes.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6');
}
