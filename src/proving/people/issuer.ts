import { type KeyObject, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { freePort } from '../process/port.ts'
import type { KeySet } from '../target.ts'

/** Whoever signs tokens in place of the service that keeps the accounts: a key, and the address it is shown at. */
export interface Issuer extends KeySet {
  /** `http://127.0.0.1:41873` */
  readonly url: string
  readonly name: string
  /** The private key, as PEM. */
  readonly key: string
}

export async function openIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const name = 'the-key'
  const shown = JSON.stringify({
    keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'EdDSA', use: 'sig', kid: name }],
  })
  const port = await freePort()
  let fetches = 0
  const server = createServer((_, answer) => {
    fetches += 1
    answer.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end(shown)
  })
  const start = (): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = async (): Promise<void> => {
    if (!server.listening) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await start()
  return { url: `http://127.0.0.1:${port}`, name, key: pem(privateKey), fetches: () => fetches, start, stop }
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
