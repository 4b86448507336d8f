export type UploadOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

export interface UploadRequest<T> {
  readonly url: string;
  readonly file: File;
  readonly language: string;
  /** Reads the server's answer; null when it is not what was agreed. */
  readonly read: (answer: unknown) => T | null;
  /** 0…1 */
  readonly onProgress: (ratio: number) => void;
  readonly signal: AbortSignal;
}

/** Sends one file. XMLHttpRequest, because fetch tells nothing about how much has been sent. */
export function upload<T>({
  url,
  file,
  language,
  read,
  onProgress,
  signal,
}: UploadRequest<T>): Promise<UploadOutcome<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('x-whetstone', '1');
    request.setRequestHeader('x-file-size', String(file.size));
    request.setRequestHeader('x-language', language);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(outcomeOf(request.status, request.response, read));
    request.onerror = () => resolve({ kind: 'failed' });
    request.onabort = () => resolve({ kind: 'cancelled' });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function outcomeOf<T>(
  status: number,
  answer: unknown,
  read: (answer: unknown) => T | null,
): UploadOutcome<T> {
  if (status >= 200 && status < 300) {
    const value = read(answer);
    return value === null ? { kind: 'failed' } : { kind: 'done', value };
  }
  const message = isRecord(answer) ? answer['message'] : null;
  return typeof message === 'string' ? { kind: 'refused', message } : { kind: 'failed' };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
