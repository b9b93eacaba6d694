/** The files of one folder, wherever they are kept. Paths are relative, with `/`. */
export interface FileTree {
  /** What the folder is called in messages. */
  readonly name: string
  /** All files, sorted. */
  readonly paths: readonly string[]
  has(path: string): boolean
  /** The bytes of a file; null when it cannot be read. */
  bytes(path: string): Uint8Array | null
  /** Changes whenever the content may have: size and time, or a hash. */
  stamp(path: string): string
  /** What was passed over, and why: links that lead out or in circles, files too large. */
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
}

export interface Text {
  readonly text: string
  /** What was wrong with the bytes; null when nothing was. */
  readonly problem: string | null
}

/** Bytes as text: UTF-8 unless the file says otherwise, and never an exception. */
export function decode(bytes: Uint8Array): Text {
  const declared = declaredEncoding(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), problem: 'encoded as UTF-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), problem: 'encoded as UTF-16' }
  try {
    return { text: new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(bytes), problem: null }
  } catch {
    return { text: new TextDecoder('latin1').decode(bytes), problem: `not valid ${declared ?? 'UTF-8'}` }
  }
}

/** The encoding a Python file names in its first two lines. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).split('\n').slice(0, 2).join('\n')
  const name = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/m.exec(head)?.[1]
  if (!name) return null
  try {
    new TextDecoder(name)
    return name
  } catch {
    return null
  }
}
