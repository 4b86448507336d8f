import { once } from 'node:events';
import { connect } from 'node:net';

/** One keep-alive connection of a device: one request at a time, as few cycles of this process as can be. */
export class Connection {
  #socket;
  #buffered = Buffer.alloc(0);
  #waiting = null;

  static async open(port) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#buffered = this.#buffered.length === 0 ? chunk : Buffer.concat([this.#buffered, chunk]);
      this.#read();
    });
    const fail = (error) => this.#waiting?.reject(error ?? new Error('The connection was closed'));
    socket.on('error', fail);
    socket.on('close', () => fail());
  }

  /** @returns { status, head, body } of the answer; the body as bytes. */
  send(request) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close() {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #read() {
    const end = this.#buffered.indexOf('\r\n\r\n');
    if (end < 0 || !this.#waiting) return;
    const head = this.#buffered.latin1Slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const from = end + 4;
    if (this.#buffered.length < from + length) return;
    const body = this.#buffered.subarray(from, from + length);
    this.#buffered = this.#buffered.subarray(from + length);
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve({ status: Number(head.slice(9, 12)), head, body });
  }
}

/** A GraphQL request as it goes over the line, with everything but the body's variables made beforehand. */
export function operation(name, { hash, query, canWait = false }) {
  const asked = hash ? { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } } : { query };
  const rest = JSON.stringify({ operationName: name, ...asked }).slice(1);
  const priority = canWait ? 'priority: u=5\r\n' : '';
  return (cookie, input) => {
    const body = `{"variables":{"input":${input}},${rest}`;
    return `POST /graphql HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\nx-whetstone: 1\r\naccept: application/graphql-response+json,application/json;q=0.9\r\n${priority}cookie: ${cookie}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
}

export function fetchOf(path, cookie) {
  return `GET ${path} HTTP/1.1\r\nhost: bench\r\naccept-encoding: br\r\ncookie: ${cookie}\r\n\r\n`;
}
