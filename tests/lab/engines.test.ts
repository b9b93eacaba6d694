import { expect, test } from 'vitest'
import { openReadOnly, openScratch } from '../../src/lab/engines/named.ts'

test.each([
  ['postgresql://me@db.example.com/shop', 'shop on db.example.com is not plainly a scratch database'],
  ['postgresql://me@db.example.com/shop_test', 'shop_test on db.example.com is not plainly a scratch database'],
  ['postgresql+asyncpg://me@localhost/latest', 'latest on localhost is not plainly a scratch database'],
  ['mysql://me@localhost/test', 'this is no address of a PostgreSQL database'],
])('%s is refused before anything is sent', async (url, message) => {
  await expect(openScratch(url, [])).rejects.toThrow(message)
})

test('a server that is not there is said to be so, without the password', async () => {
  const asked = openReadOnly('postgresql://me:secret@127.0.0.1:1/shop')
  await expect(asked).rejects.toThrow(/cannot connect to shop on 127.0.0.1: .*ECONNREFUSED/)
  await expect(asked).rejects.not.toThrow(/secret/)
})
