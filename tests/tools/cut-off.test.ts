import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'

test('tests reach this machine, and nothing else', async () => {
  const server = createServer((_, answer) => answer.end('here')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('here')
  server.close()
  const refused = await fetch('http://192.0.2.1').catch((error: Error) => error.cause)
  expect(String(refused)).toBe('Error: tests reach nothing but this machine: 192.0.2.1')
})

test('a program that tests start reaches nothing else, too', () => {
  const asked = "fetch('http://192.0.2.1').catch((error) => console.log(String(error.cause)))"
  const { stdout } = spawnSync(process.execPath, ['-e', asked], { encoding: 'utf8' })
  expect(stdout).toBe('Error: tests reach nothing but this machine: 192.0.2.1\n')
})
