import { expect, test } from 'vitest'
import { framesIn } from '../../src/proving/attacks/wire/websocket.ts'

const TEXT = Buffer.from([0x81, 2, 0x7b, 0x7d])
const LONG = Buffer.concat([Buffer.from([0x81, 126, 0, 200]), Buffer.alloc(200)])
const CLOSE = Buffer.from([0x88, 2, 0x11, 0x31])

test('a socket that is closed right behind a message is closed', () => {
  expect(framesIn(Buffer.concat([TEXT, LONG, CLOSE])).opcodes).toEqual([1, 1, 8])
})

test('a frame that comes in pieces is read when the last of them is there', () => {
  const all = Buffer.concat([LONG, CLOSE])
  for (const cut of [1, 3, 100, LONG.length, LONG.length + 1]) {
    const first = framesIn(all.subarray(0, cut))
    const second = framesIn(Buffer.concat([first.rest, all.subarray(cut)]))
    expect([...first.opcodes, ...second.opcodes]).toEqual([1, 8])
    expect(second.rest.length).toBe(0)
  }
})
