const simple: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const escape = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g
const bytesEscape = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|([\s\S]))/g

/** Line ends inside a literal are `\n` to Python, whatever the file has. */
export function withNewlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** The value of the text between the quotes. `\N{...}` and unknown escapes stay as they are written. */
export function unescaped(text: string, bytes: boolean): string {
  if (!text.includes('\\')) return text
  if (bytes) {
    return text.replace(
      bytesEscape,
      (all: string, octal?: string, hex?: string, sign?: string) =>
        codePoint(all, octal, hex) ?? simple[sign ?? ''] ?? all,
    )
  }
  return text.replace(
    escape,
    (all: string, octal?: string, hex?: string, short?: string, long?: string, sign?: string) =>
      codePoint(all, octal, hex ?? short ?? long) ?? simple[sign ?? ''] ?? all,
  )
}

function codePoint(all: string, octal: string | undefined, hex: string | undefined): string | null {
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
  if (hex === undefined) return null
  const value = Number.parseInt(hex, 16)
  return value > 0x10_ff_ff ? all : String.fromCodePoint(value)
}
