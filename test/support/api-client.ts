import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { print } from 'graphql';

export interface ApiError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly ApiError[];
}

/** A browser without a screen: keeps its cookie, speaks one language, talks to the real server. */
export class ApiClient {
  private cookie = '';

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly language: 'zh' | 'en' = 'zh',
  ) {}

  /** What it sends as its cookie, for a test that opens connections of its own. */
  get cookieText(): string {
    return this.cookie;
  }

  /** Another browser with the same cookie. */
  copy(): ApiClient {
    const copy = new ApiClient(this.app, this.language);
    copy.cookie = this.cookie;
    return copy;
  }

  /** The raw answer, for tests about failures. */
  async ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const response = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: this.headers(),
      payload: { query: print(document), variables: variables as object },
    });
    const [cookie] = response.cookies;
    if (cookie) this.cookie = `${cookie.name}=${cookie.value}`;
    return response.json<Answer<Data>>();
  }

  /** The data. @throws Error with the server's messages. */
  async run<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const { data, errors } = await this.ask(document, variables);
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Uploads a file as the wizards do. */
  async upload(
    path: '/files/uploads' | '/files/videos' | '/files/images',
    fileName: string,
    bytes: Uint8Array,
    announcedBytes?: number,
  ) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
    const body = new Response(form);
    const headers = {
      ...this.headers(),
      'content-type': body.headers.get('content-type') ?? '',
      ...(announcedBytes === undefined ? {} : { 'x-file-size': String(announcedBytes) }),
    };
    const payload = Buffer.from(await body.arrayBuffer());
    const response = await this.app.inject({ method: 'POST', url: path, headers, payload });
    return { status: response.statusCode, body: response.json<Record<string, string | number>>() };
  }

  /** An operation as text, for what no client of ours asks. */
  async post(query: string): Promise<unknown> {
    const response = await this.app.inject({
      ...{ method: 'POST', url: '/graphql', payload: { query } },
      headers: this.headers(),
    });
    return response.json<unknown>();
  }

  /** A plain POST with this visitor's cookie and no headers of our own clients. */
  postBare(url: string, type: string, payload: string) {
    return this.app.inject({
      method: 'POST',
      url,
      headers: { cookie: this.cookie, 'content-type': type },
      payload,
    });
  }

  /** A POST of JSON as our own pages send it. */
  postJson(url: string, payload: object) {
    return this.app.inject({ method: 'POST', url, headers: this.headers(), payload });
  }

  /** A plain GET with this visitor's cookie. */
  get(url: string, headers: Record<string, string> = {}) {
    return this.app.inject({ method: 'GET', url, headers: { ...this.headers(), ...headers } });
  }

  private headers(): Record<string, string> {
    return { cookie: this.cookie, 'x-language': this.language, 'x-whetstone': '1' };
  }
}
