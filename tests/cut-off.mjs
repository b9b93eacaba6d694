// Everyday tests reach nothing but this machine and know no key, and neither does any Node they start.
import { Socket } from 'node:net'

const HERE = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'])
const connect = Socket.prototype.connect

function connectHere(...list) {
  const [first, second] = Array.isArray(list[0]) ? list[0] : list
  const { host, path } = typeof first === 'object' && first !== null ? first : { host: second, path: pathOf(first) }
  if ((path ?? null) !== null || HERE.has(host ?? 'localhost')) return connect.apply(this, list)
  process.nextTick(() => this.destroy(new Error(`tests reach nothing but this machine: ${host}`)))
  return this
}

// Each file of tests comes by here.
if (connect.name !== connectHere.name) Socket.prototype.connect = connectHere

/** `connect('/run/socket')` names a file, `connect(80)` and `connect('80')` a port. */
function pathOf(first) {
  return typeof first === 'string' && Number.isNaN(Number(first)) ? first : null
}

for (const name of Object.keys(process.env)) if (name.endsWith('_API_KEY')) delete process.env[name]
const here = `--import=${import.meta.url}`
if (!(process.env.NODE_OPTIONS ?? '').includes(here))
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} ${here}`.trim()
