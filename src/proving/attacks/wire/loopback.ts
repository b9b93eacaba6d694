import { Trouble } from '../../../kernel/diagnostic.ts'

const own = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** The address of a backend on this machine. Nothing else is ever attacked or loaded. */
export function loopback(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address !== null && address.protocol === 'http:' && own.has(address.hostname)) return address
  throw new Trouble('usage', {
    message: `${url} is not on this machine`,
    help: 'Attacks and load only go to http://127.0.0.1, http://[::1] or http://localhost: start the backend here.',
  })
}
