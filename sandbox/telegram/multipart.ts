/** A file that was uploaded as a part of a multipart request. */
export interface UploadedFile {
  readonly name: string;
  readonly mime: string;
  readonly content: Buffer;
}

interface Parts {
  readonly fields: Record<string, string>;
  readonly files: Map<string, UploadedFile>;
}

/** Splits a multipart/form-data body (RFC 7578); undefined when it cannot be read. */
export function parseMultipart(contentType: string, body: Buffer): Parts | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(contentType);
  if (boundary === null) return undefined;
  const line = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts: Parts = { fields: {}, files: new Map() };
  let start = body.indexOf(line);
  if (start === -1) return undefined;
  for (;;) {
    start += line.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') return parts;
    const end = body.indexOf(line, start);
    if (end === -1) return undefined;
    addPart(parts, body.subarray(start + 2, end - 2));
    start = end;
  }
}

function addPart(parts: Parts, part: Buffer): void {
  const blank = part.indexOf('\r\n\r\n');
  if (blank === -1) return;
  const headers = part.subarray(0, blank).toString('utf8');
  const content = part.subarray(blank + 4);
  const name = attribute(headers, 'name');
  if (name === undefined) return;
  const fileName = attribute(headers, 'filename');
  if (fileName === undefined) {
    parts.fields[name] = content.toString('utf8');
    return;
  }
  const mime = /^content-type:\s*(\S+)/im.exec(headers)?.[1] ?? 'application/octet-stream';
  parts.files.set(name, { name: fileName, mime, content: Buffer.from(content) });
}

function attribute(headers: string, name: string): string | undefined {
  const match = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(headers);
  return match === null ? undefined : (match[1] ?? match[2]);
}
