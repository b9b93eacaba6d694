// How mails leave: through a server, or into a folder where there is none.
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Settings } from './settings.js'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Send = (mail: Mail) => Promise<void>

/** Whoever asked for a mail is not told whether it left: that would tell whose address is known. */
export function sender(settings: Settings): Send {
  const send = settings.smtpUrl === null ? intoFolder(settings) : byServer(settings, settings.smtpUrl)
  return async (mail) => {
    try {
      await send(mail)
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', message: 'a mail could not be sent', error: String(error) }))
    }
  }
}

function byServer({ mailFrom }: Settings, url: string): Send {
  const transport = createTransport({ url, requireTLS: true, connectionTimeout: 10_000, socketTimeout: 10_000 })
  return async (mail) => {
    await transport.sendMail({ from: mailFrom, ...mail })
  }
}

function intoFolder({ mailFolder, mailFrom }: Settings): Send {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return async (mail) => {
    const { message } = await transport.sendMail({ from: mailFrom, ...mail })
    await mkdir(mailFolder, { recursive: true })
    await writeFile(join(mailFolder, `${randomUUID()}.eml`), message)
  }
}
