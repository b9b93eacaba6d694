import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../architecture/imports.ts'
import { emptyFolder } from '../../temporary.ts'
import { architect } from './architect.ts'

describe('what a person mistyped', () => {
  test('a command gets the nearest command, and exit code 2', async () => {
    const { code, stdout, stderr } = await architect(['survye'])
    expect(stderr).toBe('error: architect has no command "survye"\n  Did you mean architect survey?\n')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('a path in the place of a command gets the command for it', async () => {
    const { code, stderr } = await architect(['tests'])
    expect(stderr).toContain('To survey that path: architect survey tests')
    expect(code).toBe(2)
  })

  test.each([
    [['survey', '--formt', 'json'], 'Did you mean --format?'],
    [['survey', '--format', 'htm'], 'Did you mean html?'],
    [['survey', '--only', 'endpoints,autth'], 'Did you mean auth?'],
    [['survey', '--output'], '--output needs a value: --output FILE'],
    [['survey', '--output', '--json'], '--json looks like an option'],
    [['survey', '--json=yes'], '--json takes no value'],
    [['survey', '--json', '--format', 'html'], 'ask for two formats'],
    [['survey', '--env', 'DEBUG'], '--env DEBUG is not KEY=VALUE'],
    [['survey', '--entry', 'main.py'], '--entry main.py is not path:variable'],
    [['survey', '--contract', 'missing.json'], 'there is no contract at missing.json'],
    [['survey', 'one', 'two'], 'takes one dir'],
    [['survey', 'package.json'], 'package.json is a file'],
    [['survey', 'test'], 'Did you mean tests?'],
    [['survey', '__proto__'], 'there is no folder __proto__'],
    [['toString'], 'architect has no command "toString"'],
    [['doctor', 'now'], 'architect doctor takes no argument'],
    [['completion'], 'needs a shell: bash, zsh, fish'],
    [['completion', 'bsh'], 'Did you mean bash?'],
    [['help', 'surve'], 'Did you mean survey?'],
    [['-z'], 'architect survey has no option -z'],
  ])('%j is explained', async (line, message) => {
    const { code, stdout, stderr } = await architect(line)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('help', () => {
  test('names every command and the exit codes', async () => {
    const { code, stdout, stderr } = await architect(['--help'])
    for (const word of ['survey', 'doctor', 'completion', 'help', '70 a bug of ours']) expect(stdout).toContain(word)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test.each(['survey', 'doctor', 'completion', 'help'])(
    'of %s shows examples before options, by both spellings',
    async (name) => {
      const [one, other] = await Promise.all([architect(['help', name]), architect([name, '--help'])])
      expect(one).toEqual(other)
      expect(one.stdout.indexOf('Examples')).toBeLessThan(one.stdout.indexOf('Usage'))
      expect(one.stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
    },
  )
})

describe('outputs', () => {
  test('--version prints the version and nothing else', async () => {
    const { stdout, stderr, code } = await architect(['--version'])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  })

  test('a pipe gets no colours, FORCE_COLOR brings them, NO_COLOR wins', async () => {
    const escape = '\u001B['
    expect((await architect(['help'])).stdout).not.toContain(escape)
    expect((await architect(['help'], { env: { FORCE_COLOR: '1' } })).stdout).toContain(escape)
    expect((await architect(['help'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(escape)
  })

  test('a pipe that was closed early is no error', async () => {
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'help', 'survey'])
    let stderr = ''
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
    child.stdout.destroy()
    await new Promise((resolve) => child.on('close', resolve))
    expect(stderr).toBe('')
  })

  test('a folder without Python is nothing to read', async () => {
    const { code, stdout } = await architect(['survey'], { cwd: emptyFolder() })
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  })
})

test('nothing is written into the folder that is surveyed', async () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'app'))
  await architect(['survey', folder])
  const { readdirSync } = await import('node:fs')
  expect(readdirSync(folder, { recursive: true })).toEqual(['app'])
})
