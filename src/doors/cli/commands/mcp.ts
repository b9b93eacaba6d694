import { randomBytes } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Exit } from '../exit.ts'
import { existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'

export const command: Command = {
  name: 'mcp',
  summary: 'Serve what architect knows to programs that speak the Model Context Protocol',
  examples: [
    { line: 'architect mcp', does: 'on stdin and stdout, for the folder you are in' },
    { line: 'architect mcp backend --allow-writes', does: 'let build write, not only tell what it would' },
    { line: 'architect mcp --http 7007 --token-env ARCHITECT_TOKEN', does: 'over HTTP on this machine alone' },
  ],
  positional: {
    name: 'dir',
    summary: 'The folder it never leaves (by default the one you are in)',
    completes: 'directories',
  },
  options: [
    {
      name: 'http',
      value: 'PORT',
      summary: 'Streamable HTTP on 127.0.0.1 instead of stdin and stdout; 0 for any free port',
    },
    {
      name: 'token-env',
      value: 'NAME',
      summary: 'The environment variable with the bearer token (by default one is made, and told on stderr)',
    },
    { name: 'allow-writes', summary: 'Let build write files; otherwise it tells what it would write' },
    {
      name: 'allow-run',
      summary: 'Let prove execute code of the repository; otherwise it tells what it would execute',
    },
  ],
  notes: 'For clients: start this command in the folder of the backend. docs/mcp.md shows how.',
  async run(given, terminal) {
    const { servedPlace } = await import('../../mcp/place.ts')
    const place = servedPlace({
      root: realpathSync(existingDirectory(given.positional ?? '.', terminal.directory, 'mcp')),
      mayWrite: given.flag('allow-writes'),
      mayExecute: given.flag('allow-run'),
      tell: (line) => terminal.tell(line),
    })
    const port = portOf(given)
    if (port === null) {
      if (process.stdin.isTTY)
        terminal.tell(
          'Speaking the Model Context Protocol on stdin and stdout: a client starts this. docs/mcp.md shows how.',
        )
      const { serveStandardStreams } = await import('../../mcp/stdio.ts')
      await serveStandardStreams(place)
      return Exit.clean
    }
    const { serveHttp } = await import('../../mcp/http.ts')
    const token = tokenOf(given, terminal)
    const { address, ended } = await serveHttp(place, port, token.text)
    terminal.tell(`Serving ${address}${token.made ? `\nThe bearer token, told this once: ${token.text}` : ''}`)
    await ended
    return Exit.clean
  },
}

function portOf(given: Arguments): number | null {
  const text = given.text('http')
  if (text === null) return null
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text)
  throw new Trouble('usage', { message: `--http ${text} is no port`, help: 'For example --http 7007' })
}

const SHORTEST_TOKEN = 16

function tokenOf(given: Arguments, { environment }: Terminal): { readonly text: string; readonly made: boolean } {
  const name = given.text('token-env')
  if (name === null) return { text: randomBytes(32).toString('base64url'), made: true }
  const text = environment[name]?.trim() ?? ''
  if (text.length >= SHORTEST_TOKEN && !/\s/.test(text)) return { text, made: false }
  throw new Trouble('usage', {
    message:
      text === ''
        ? `there is no environment variable ${name}`
        : `the token in ${name} is shorter than ${SHORTEST_TOKEN} characters`,
    help: 'Make one: openssl rand -base64 32',
  })
}
