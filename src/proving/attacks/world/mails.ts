import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The texts of the mails to an address, the oldest first. */
export function mailsTo(folder: string, address: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  const times = new Map(names.map((name) => [name, statSync(join(folder, name)).mtimeMs]))
  const inOrder = names.sort().sort((a, b) => times.get(a)! - times.get(b)!)
  const texts = inOrder.map((name) => readFileSync(join(folder, name), 'utf8'))
  return texts.filter((text) => head(text).toLowerCase().includes(address.toLowerCase())).map(readable)
}

const head = (text: string): string => text.split(/\r?\n\r?\n/, 1)[0] ?? ''

/** Parts in the encodings of mail become what they say. */
function readable(text: string): string {
  if (/^content-transfer-encoding:\s*quoted-printable/im.test(text))
    return text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  if (!/^content-transfer-encoding:\s*base64/im.test(text)) return text
  return text.replaceAll(/(?:^[A-Za-z0-9+/]{4,}={0,2}\r?$\n?)+/gm, (block) =>
    Buffer.from(block.replaceAll(/\s/g, ''), 'base64').toString('utf8'),
  )
}

/** The token a mail hands over: what stands behind `token=`, else the longest word no person would write. */
export function tokenIn(text: string): string | null {
  const linked = /[?&#/](?:token|code|key)[=/]([\w.~-]{6,})/.exec(text)?.[1]
  if (linked !== undefined) return linked
  const body = text
    .split(/\r?\n\r?\n/)
    .slice(1)
    .join('\n')
  const words = body.match(/[\w-]{20,}(?:\.[\w-]{10,}){0,2}/g) ?? []
  return words.sort((a, b) => b.length - a.length)[0] ?? null
}

/** Waits for one more mail than there were. */
export async function nextMail(folder: string, address: string, before: number): Promise<string | null> {
  for (let waited = 0; waited < 5000; waited += 100) {
    const mails = mailsTo(folder, address)
    if (mails.length > before) return mails.at(-1) ?? null
    await pause(100)
  }
  return null
}
