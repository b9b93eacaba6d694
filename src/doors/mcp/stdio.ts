import { Writable } from 'node:stream'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import type { ServedPlace } from './place.ts'
import { serverFor } from './server.ts'

/** No message of this protocol is nearly as long. */
const LONGEST_MESSAGE = 8_000_000

/** Serves one client on standard input and output, and ends with it. */
export function serveStandardStreams(place: ServedPlace): Promise<void> {
  const output = protocolOnly()
  return new Promise((resolve) => {
    const transport = new EndingTransport(process.stdin, output, resolve)
    serveStdio(() => serverFor(place), {
      transport,
      onerror: (error) => place.tell(`the client sent something that is no message: ${error.message.slice(0, 200)}`),
    })
  })
}

/** Tells when the connection is over: the client has gone, its pipe is closed, or it sent more than is read. */
class EndingTransport extends StdioServerTransport {
  private readonly ended: () => void

  constructor(input: NodeJS.ReadStream, output: Writable, ended: () => void) {
    super(input, output, { maxBufferSize: LONGEST_MESSAGE })
    this.ended = ended
  }

  override async close(): Promise<void> {
    await super.close()
    this.ended()
  }
}

/** Standard output for the protocol alone: whatever else is written there goes where errors go. */
function protocolOnly(): Writable {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write
  const output = new Writable({ write: (chunk: Uint8Array, _encoding, done) => void write(chunk, done) })
  process.stdout.on('error', (error) => output.destroy(error))
  return output
}
