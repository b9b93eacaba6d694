import { mkdtempSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface MailServer {
  readonly port: number
  /** Each mail is a file there. */
  readonly folder: string
  close(): void
}

/** Takes every mail and writes it down: as much of SMTP as a sender on the same machine speaks. */
export async function openMailServer(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'architect-mails-'))
  let count = 0
  const server = createServer((socket) => {
    let text = ''
    let inMail = false
    const say = (line: string): boolean => socket.write(`${line}\r\n`)
    say('220 mails')
    socket.on('error', () => socket.destroy())
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      for (;;) {
        const end = text.indexOf(inMail ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const part = text.slice(0, end)
        text = text.slice(end + (inMail ? 5 : 2))
        if (inMail) {
          writeFileSync(join(folder, `${String(count++).padStart(6, '0')}.eml`), part)
          inMail = false
          say('250 taken')
        } else if (/^data/i.test(part)) {
          inMail = true
          say('354 go on')
        } else if (/^quit/i.test(part)) {
          say('221 bye')
          socket.end()
        } else say('250 well')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, folder, close: () => server.close() }
}
