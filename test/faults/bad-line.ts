import { once } from 'node:events';
import { createServer, connect, type Server, type Socket } from 'node:net';

/**
 * What the line does to a request that comes while it is bad.
 * cut: it arrives, and its answer does not. half-open: it is swallowed and nobody says so. reset: it is thrown back before
 * it arrives. drip: its answer comes a few bytes at a time.
 */
export type Fault = 'none' | 'cut' | 'half-open' | 'reset' | 'drip';

const DRIP_BYTES = 48;
const DRIP_EVERY_MS = 25;

/** A line between a device and the server, good until it is told otherwise. */
export class BadLine {
  private readonly sockets = new Set<Socket>();
  private fault: Fault = 'none';
  private felt = 0;

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async to(origin: string): Promise<BadLine> {
    const { hostname, port } = new URL(origin);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const own = typeof address === 'object' && address ? address.port : 0;
    const line = new BadLine(server, `http://127.0.0.1:${own}`);
    server.on('connection', (device) => line.join(device, connect(Number(port), hostname)));
    return line;
  }

  /** From the next request on. */
  become(fault: Fault): void {
    this.fault = fault;
    this.felt = 0;
    // What was swallowed before stays swallowed; what is idle now is used by the next request.
  }

  /** How many pieces the fault has been done to. */
  get hits(): number {
    return this.felt;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(device: Socket, server: Socket): void {
    for (const socket of [device, server]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        device.destroy();
        server.destroy();
      });
    }
    device.on('data', (piece) => this.carryUp(device, server, piece));
    server.on('data', (piece) => this.carryDown(device, server, piece));
  }

  private carryUp(device: Socket, server: Socket, piece: Buffer): void {
    if (this.fault === 'reset') {
      this.felt += 1;
      device.resetAndDestroy();
    } else if (this.fault === 'half-open') this.felt += 1;
    else server.write(piece);
  }

  private carryDown(device: Socket, server: Socket, piece: Buffer): void {
    if (this.fault === 'cut') {
      this.felt += 1;
      device.resetAndDestroy();
      server.destroy();
    } else if (this.fault === 'drip') {
      this.felt += 1;
      void drip(device, piece);
    } else device.write(piece);
  }
}

async function drip(device: Socket, piece: Buffer): Promise<void> {
  for (let from = 0; from < piece.length && !device.destroyed; from += DRIP_BYTES) {
    device.write(piece.subarray(from, from + DRIP_BYTES));
    await new Promise((resolve) => setTimeout(resolve, DRIP_EVERY_MS));
  }
}
