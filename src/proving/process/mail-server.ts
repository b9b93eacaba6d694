import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, type Socket, createServer } from 'node:net'
import { join } from 'node:path'

export interface MailServer {
  readonly port: number
  /** Each mail is a file there. */
  readonly folder: string
  close(): void
}

/** Takes every mail and writes it down: as much of SMTP as a sender on the same machine speaks, and nothing leaves it. */
export async function openMailServer(folder: string): Promise<MailServer> {
  mkdirSync(folder, { recursive: true })
  let taken = 0
  const keep = (mail: string): void => writeFileSync(join(folder, `${String(taken++).padStart(6, '0')}.eml`), mail)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    converse(socket, keep)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { port: (server.address() as AddressInfo).port, folder, close }
}

function converse(socket: Socket, keep: (mail: string) => void): void {
  let text = ''
  let isMail = false
  /** Answers that a log-in still asks for. */
  let secrets = 0
  const say = (line: string): boolean => socket.write(`${line}\r\n`)
  const obey = (line: string): void => {
    if (secrets > 0) say((secrets -= 1) > 0 ? '334 UGFzc3dvcmQ6' : '235 let in')
    else if (/^ehlo/i.test(line)) say('250-mails\r\n250 AUTH PLAIN LOGIN')
    else if (/^auth plain \S/i.test(line)) say('235 let in')
    else if (/^auth/i.test(line)) ask(/^auth login$/i.test(line.trim()) ? 2 : 1)
    else if (/^data/i.test(line)) {
      isMail = true
      say('354 go on')
    } else if (/^quit/i.test(line)) {
      say('221 bye')
      socket.end()
    } else say('250 well')
  }
  const ask = (times: number): void => {
    secrets = times
    say('334 VXNlcm5hbWU6')
  }
  say('220 mails')
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    for (;;) {
      const ending = isMail ? '\r\n.\r\n' : '\r\n'
      const end = text.indexOf(ending)
      if (end < 0) return
      const part = text.slice(0, end)
      text = text.slice(end + ending.length)
      if (isMail) {
        keep(part)
        isMail = false
        say('250 taken')
      } else obey(part)
    }
  })
}
