import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mailsTo } from '../../src/proving/attacks/world/mails.ts'
import { emptyFolder } from '../temporary.ts'

test('mails are told in the order they came, whatever their files are called', () => {
  const folder = emptyFolder()
  const lay = (name: string, text: string, second: number): void => {
    writeFileSync(join(folder, name), `To: ann@example.com\r\n\r\n${text}`)
    utimesSync(join(folder, name), second, second)
  }
  lay('b.eml', 'first', 100)
  lay('c.eml', 'third', 300)
  lay('a.eml', 'second', 200)
  expect(mailsTo(folder, 'ann@example.com').map((mail) => mail.split('\r\n\r\n')[1])).toEqual([
    'first',
    'second',
    'third',
  ])
})
