import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
// @ts-expect-error: plain JavaScript, shared with bench/parse
import { bundledSyntax, workerPath } from '../../../bench/parse/bundled.mjs'
import { loadParser, ParserPool } from '../../../src/python/syntax/index.ts'

const sources = new Map(
  Array.from(
    { length: 40 },
    (_, file) => [`${file}.py`, `x${file} = "${'a'.repeat(90)}"\n`.repeat(120 + file)] as const,
  ),
)

async function expectAll(pool: ParserPool): Promise<void> {
  const parser = await loadParser()
  const trees = await pool.parseAll(sources)
  expect(trees.size).toBe(sources.size)
  const different = Array.from(sources).filter(([path, source]) => {
    const buffer = trees.get(path)?.buffer ?? new ArrayBuffer(0)
    return !Buffer.from(buffer).equals(Buffer.from(parser.flatten(source).buffer))
  })
  expect(different).toEqual([])
  await pool.close()
}

test('without a worker file this thread parses everything', async () => {
  await expectAll(new ParserPool())
})

test('workers and this thread share the files', async () => {
  await bundledSyntax()
  await expectAll(new ParserPool({ workers: 2, worker: pathToFileURL(workerPath) }))
})

test('a worker that cannot start leaves its files to this thread', async () => {
  await expectAll(new ParserPool({ workers: 1, worker: new URL('file:///nowhere/parse.worker.js') }))
})
