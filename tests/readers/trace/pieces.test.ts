import { describe, expect, test } from 'vitest'
import type { Call } from '../../../src/model/index.ts'
import { subjectOf } from '../../rules/review-files.ts'

/** The calls of a handler that prints what it is asked to. */
async function callsOf(body: string, parameters = 'name: str', head = ''): Promise<readonly Call[]> {
  const lines = body.split('\n').map((line) => `    ${line}`)
  const { backend } = await subjectOf({
    'main.py': `
import os
from pathlib import Path
from urllib.parse import urlparse
from uuid import UUID
from fastapi import FastAPI, HTTPException, Request
${head}
app = FastAPI()
@app.post("/")
async def handler(${parameters}):
${lines.join('\n')}
`,
  })
  return backend.api.operations[0]!.trace!.calls
}

const opened = async (body: string, parameters?: string, head?: string): Promise<string> => {
  const call = (await callsOf(body, parameters, head)).find((one) => one.path === 'builtins.open')
  return (call?.arguments[0]?.ways ?? [])
    .map((way) => way.map((piece) => piece.text ?? `<${piece.from.join()}>`).join(''))
    .join(' | ')
}

describe('what text is made of', () => {
  test.each([
    ['an f-string', 'open(f"a/{name}.txt")', 'a/<query:name>.txt'],
    ['a sum', 'open("a/" + name + ".txt")', 'a/<query:name>.txt'],
    ['format', 'open("a/{}.{ext}".format(name, ext="txt"))', 'a/<query:name>.txt'],
    ['percent', 'open("a/%s.txt" % name)', 'a/<query:name>.txt'],
    ['percent with a mapping', 'open("a/%(name)s.txt" % {"name": name})', 'a/<query:name>.txt'],
    ['join', 'open("/".join(["a", name]))', 'a/<query:name>'],
    ['a joined path', 'open(os.path.join("a", name))', 'a/<query:name>'],
    ['a path object', 'open(Path("a") / name)', 'a/<query:name>'],
    ['str', 'open("a/" + str(name))', 'a/<query:name>'],
    ['either of two', 'open(name if name.startswith("b") else "c")', '<query:name> | c'],
  ])('%s', async (_, body, expected) => {
    expect(await opened(body)).toBe(expected)
  })

  test('a method of text is still the text of the request', async () => {
    expect(await opened('open(name.strip().lower())')).toBe('<query:name>')
  })

  test('what was looked up with a word of the request is not that word', async () => {
    expect(
      await opened('open(httpx.get("https://a.example.com", params={"q": name}).text)', 'name: str', 'import httpx'),
    ).toBe('<>')
  })

  test('only what the caller sends of a request counts', async () => {
    expect(await opened('open(request.query_params["name"])', 'request: Request')).toBe('<request>')
    expect(await opened('open(request.app.state.folder)', 'request: Request')).toBe('<>')
  })
})

describe('what is known of a piece', () => {
  test('its type, the functions it went through, and its field', async () => {
    const head = 'from pydantic import BaseModel\nclass Item(BaseModel):\n    title: str'
    const calls = await callsOf('open(f"{os.path.basename(item.title)}{key}")', 'item: Item, key: UUID', head)
    const pieces = calls.find((one) => one.path === 'builtins.open')!.arguments[0]!.ways![0]!
    expect(pieces).toMatchObject([
      { from: ['body:item'], field: 'Item.title', through: ['os.path.basename'] },
      { from: ['query:key'], type: 'uuid.UUID' },
    ])
  })

  test('a question about the value, whoever asked it', async () => {
    const head = 'def ours(url):\n    return urlparse(url).hostname in {"a.example.com"}'
    const calls = await callsOf('if not ours(name):\n    raise HTTPException(400)\nopen(name)', 'name: str', head)
    const call = calls.find((one) => one.path === 'builtins.open')!
    const value = call.arguments[0]!.ways![0]![0]!.value
    expect(call.tests!.some((one) => one.values.includes(value))).toBe(true)
  })
})
