import { isObject } from '../../../kernel/json.ts'

export interface Encoded {
  readonly type: string
  readonly body: string | Buffer
}

export interface Upload {
  readonly file: string
  readonly type: string
  readonly content: Buffer
}

export const isUpload = (value: unknown): value is Upload =>
  isObject(value) && typeof value['file'] === 'string' && Buffer.isBuffer(value['content'])

/** A body as its media type wants it. */
export function encoded(type: string, value: unknown): Encoded {
  if (type === 'application/x-www-form-urlencoded') return { type, body: form(value).toString() }
  if (type === 'multipart/form-data') return multipart(isObject(value) ? value : {})
  return { type, body: JSON.stringify(value) ?? 'null' }
}

function form(value: unknown): URLSearchParams {
  const entries = isObject(value) ? Object.entries(value) : []
  return new URLSearchParams(entries.map(([name, one]): [string, string] => [name, String(one)]))
}

const BOUNDARY = 'architect-5fd1c0e2b7'

function multipart(members: Readonly<Record<string, unknown>>): Encoded {
  const parts = Object.entries(members).flatMap(([name, value]) => {
    const upload = isUpload(value) ? value : null
    const file = upload === null ? '' : `; filename="${upload.file}"\r\ncontent-type: ${upload.type}`
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`
    return [Buffer.from(head), upload?.content ?? Buffer.from(String(value)), Buffer.from('\r\n')]
  })
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  }
}
