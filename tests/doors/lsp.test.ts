import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'
import { emptyFolder } from '../temporary.ts'

interface Received {
  readonly id?: number
  readonly method?: string
  readonly params?: {
    readonly uri: string
    readonly diagnostics: readonly { readonly code: string; readonly range: unknown }[]
  }
  readonly result?: unknown
}

/** Speaks to `architect lsp` as an editor does. */
class Editor {
  private readonly server: ChildProcess
  private readonly received: Received[] = []
  private waiting: (() => void)[] = []

  constructor() {
    this.server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'lsp'])
    let rest = Buffer.alloc(0)
    this.server.stdout!.on('data', (data: Buffer) => {
      rest = Buffer.concat([rest, data])
      for (;;) {
        const head = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString('latin1'))
        const end = head ? head[0].length + Number(head[1]) : Infinity
        if (!head || rest.length < end) break
        this.received.push(JSON.parse(rest.toString('utf8', head[0].length, end)) as Received)
        rest = rest.subarray(end)
      }
      for (const wake of this.waiting.splice(0)) wake()
    })
  }

  send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.server.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  async next(wanted: (message: Received) => boolean): Promise<Received> {
    for (;;) {
      const at = this.received.findIndex(wanted)
      if (at >= 0) return this.received.splice(at, 1)[0]!
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
  }

  end(): Promise<number | null> {
    this.send({ id: 99, method: 'shutdown' })
    this.send({ method: 'exit' })
    return new Promise((resolve) => this.server.on('close', resolve))
  }
}

const SOURCE = `from fastapi import FastAPI
app = FastAPI()

@app.get("/books/{key}")
def read_book(key: str): ...

@app.get("/books/mine")
def read_my_books(): ...
`

test('an editor gets the findings of a review, as one types, with a suppression on offer', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'main.py'), SOURCE)
  const uri = pathToFileURL(join(folder, 'main.py')).href
  const editor = new Editor()
  const codes = async (wanted: (list: readonly string[]) => boolean) => {
    const found = await editor.next(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' &&
        params!.uri === uri &&
        wanted(params!.diagnostics.map(({ code }) => code)),
    )
    return found.params!.diagnostics
  }
  editor.send({
    id: 1,
    method: 'initialize',
    params: { processId: null, capabilities: {}, rootUri: pathToFileURL(folder).href },
  })
  await editor.next(({ id }) => id === 1)
  editor.send({ method: 'initialized', params: {} })
  const diagnostic = (await codes((list) => list.includes('api/route-hidden'))).find(
    ({ code }) => code === 'api/route-hidden',
  )
  expect(diagnostic!.range).toEqual({ start: { line: 7, character: 4 }, end: { line: 7, character: 17 } })

  editor.send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'python', version: 1, text: SOURCE } },
  })
  editor.send({
    id: 2,
    method: 'textDocument/codeAction',
    params: { textDocument: { uri }, range: diagnostic!.range, context: { diagnostics: [diagnostic] } },
  })
  const { result } = await editor.next(({ id }) => id === 2)
  expect(JSON.stringify(result)).toContain('# architect: ignore[api/route-hidden] reason')

  const repaired = SOURCE.replace('{key}', '{key:int}')
  editor.send({
    method: 'textDocument/didChange',
    params: { textDocument: { uri, version: 2 }, contentChanges: [{ text: repaired }] },
  })
  await codes((list) => !list.includes('api/route-hidden'))
  expect(await editor.end()).toBe(0)
}, 60_000)
