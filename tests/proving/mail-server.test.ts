import { readFileSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openMailServer } from '../../src/proving/process/mail-server.ts'
import { emptyFolder } from '../temporary.ts'

test('every mail is taken and written down, also of senders who log in first', async () => {
  const server = await openMailServer(join(emptyFolder(), 'mails'))
  onTestFinished(server.close)
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8')
  let heard = ''
  socket.on('data', (text: string) => (heard += text))
  const said = [
    'EHLO me',
    'AUTH LOGIN',
    'bWU=',
    'c2VjcmV0',
    'AUTH PLAIN AG1l',
    'MAIL FROM:<a@b>',
    'RCPT TO:<c@d>',
    'DATA',
  ]
  socket.write(`${said.join('\r\n')}\r\nSubject: one\r\n\r\nfirst.\r\n.\r\nDATA\r\nSubject: two\r\n.\r\nQUIT\r\n`)
  await new Promise((resolve) => socket.once('close', resolve))
  expect(
    heard
      .trim()
      .split('\r\n')
      .map((line) => line.slice(0, 3)),
  ).toEqual('220 250 250 334 334 235 235 250 250 354 250 354 250 221'.split(' '))
  expect(readdirSync(server.folder).map((name) => readFileSync(join(server.folder, name), 'utf8'))).toEqual([
    'Subject: one\r\n\r\nfirst.',
    'Subject: two',
  ])
})
