import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/reports/html/index.ts'
// @ts-expect-error a tool in plain JavaScript
import { generatedPage } from '../../tools/page.mjs'
import { bookshop, emptyBackend, largeBackend, operation } from '../fixtures/backend.ts'

const hostile = '</script><script>alert(1)</script><!--"\'<img src=x onerror=alert(1)>'

function hostileBackend() {
  const backend = bookshop()
  const bad = operation(`GET /${hostile}`, {
    path: `/${hostile}`,
    name: hostile,
    tags: [hostile],
    summary: hostile,
    description: hostile,
  })
  return { ...backend, project: { ...backend.project, name: hostile }, api: { ...backend.api, operations: [bad] } }
}

describe('the page', () => {
  test('is made from what lies in page/ and layout/ (else run: node tools/page.mjs)', async () => {
    const committed = await readFile(new URL('../../src/reports/html/page.generated.ts', import.meta.url), 'utf8')
    expect(committed).toBe(await generatedPage())
  })

  test('loads nothing and names nothing outside itself', () => {
    const page = render(bookshop())
    expect(page).not.toMatch(/\b(?:src|href)=|@import|url\(|https?:(?!\/\/www\.w3\.org\/2000\/svg)/)
  })

  test('runs only the script and style whose hashes its policy names', () => {
    const page = render(hostileBackend())
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'")
    const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
    const [style] = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '')
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
    expect(scripts).toHaveLength(1)
    expect(policy).toContain(hash(scripts[0] ?? ''))
    expect(policy).toContain(hash(style ?? ''))
  })

  test('lets nothing of a hostile repository become markup', () => {
    const page = render(hostileBackend())
    expect(page).not.toContain('<img')
    expect(page.match(/<script/g)).toHaveLength(2)
    expect(page).not.toContain('<!--')
  })

  test('carries the scene as data that can be read back', () => {
    const data =
      /<script type="application\/json" id="scene">([\s\S]*?)<\/script>/.exec(render(hostileBackend()))?.[1] ?? ''
    expect(JSON.parse(data).operations[0].path).toBe(`/${hostile}`)
  })

  test('lists every endpoint without scripts too', () => {
    const page = render(largeBackend({ operations: 600, tables: 99 }))
    expect(page.match(/<tr>/g)).toHaveLength(600)
    expect(page.length).toBeLessThan(1_500_000)
  })

  test('stands even when nothing was found', () => {
    expect(render(emptyBackend())).toContain('no FastAPI application')
  })
})
