import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../../flows/folder.ts'
import { asked } from './asked.ts'

const MAIN =
  'from fastapi import FastAPI\nimport httpx\n\napp = FastAPI()\n\n@app.get("/")\ndef read() -> int:\n    return 1\n'

describe('adr', () => {
  test('records a decision, lists it, and holds the code to it', async () => {
    const cwd = folderWith({ 'main.py': MAIN })
    const recorded = await asked(['adr', 'new', 'The gateway speaks HTTP', '--check', 'no import httpx@!gateway/**'], {
      cwd,
    })
    expect(recorded).toMatchObject({ code: 0, stdout: 'docs/adr/0001-the-gateway-speaks-http.md\n' })
    expect(readFileSync(`${cwd}/docs/adr/0001-the-gateway-speaks-http.md`, 'utf8')).toContain(
      '```architect\nno import httpx @ !gateway/**\n```',
    )
    const listed = await asked(['adr', 'list'], { cwd })
    expect(listed.stdout).toMatch(/^\d{4}-\d\d-\d\d {2}accepted {2}0001 The gateway speaks HTTP \(1 checked\)\n$/)
    const verified = await asked(['adr', 'verify', '--no-cache'], { cwd })
    expect(verified.code).toBe(1)
    expect(verified.stdout).toMatch(/^contradicted 0001 The gateway speaks HTTP\n {2}docs\/adr\/0001/)
    expect(verified.stdout).toContain('--> main.py:2:1')
    expect(verified.stdout).toContain('\n1 decision: 1 contradicted in what was examined:\n')
  })

  test('a check that names no rule is a mistake, and no success', async () => {
    const cwd = folderWith({
      'main.py': MAIN,
      'docs/adr/0001-a.md': '# 1. A\n\nStatus: accepted\n\n```architect\napi/route-hiden\n```\n',
    })
    const { code, stdout } = await asked(['adr', 'verify', '--format', 'agent'], { cwd })
    expect(code).toBe(2)
    expect(stdout).toContain('there is no rule or family "api/route-hiden": did you mean api/route-hidden?')
  })

  test.each([
    [['adr'], 2, 'architect adr needs a action: new, list, verify', 'architect help adr'],
    [['adr', 'verfy'], 2, 'action does not know "verfy"', 'Did you mean verify?'],
    [['adr', 'new'], 2, 'architect adr new needs a title', 'For example'],
    [['adr', 'new', 'X', '--supersedes', '4'], 2, 'there is no record 4 to supersede', 'architect adr list'],
    [
      ['adr', 'new', 'X', '--check', 'acess'],
      2,
      '--check acess: there is no rule or family "acess"',
      'did you mean access?',
    ],
    [['adr', 'list'], 3, 'no decisions are on record', 'architect adr new'],
    [['adr', 'list', '.', '--dir', '.'], 2, 'the folder is named twice', 'Name it once'],
  ] as const)('%j is told plainly', async (given, code, message, help) => {
    const cwd = folderWith({ 'README.md': '# X\n' })
    const ended = await asked(given, { cwd })
    expect(ended.code).toBe(code)
    expect(ended.stderr).toContain(message)
    expect(ended.stderr).toContain(help)
  })
})
