import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../../temporary.ts'
import { asked } from './asked.ts'

test('one is begun, is right, and is not written over', async () => {
  const folder = emptyFolder()
  const begun = await asked(['init', 'shop', '--from', 'chat', '--orm', 'sqlmodel'], { cwd: folder })
  expect([begun.code, begun.stderr]).toEqual([0, 'Written: shop/architect.yaml\nNext: architect check shop\n'])
  const text = readFileSync(join(folder, 'shop/architect.yaml'), 'utf8')
  expect(text).toMatch(/^app: shop$/m)
  expect(text).toMatch(/orm: sqlmodel/)

  const checked = await asked(['check', 'shop'], { cwd: folder })
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('shop: 3 resources\n')])
  expect(JSON.parse(readFileSync(join(folder, 'shop/.architect/blueprint.schema.json'), 'utf8'))).toMatchObject({
    type: 'object',
  })

  const again = await asked(['init', 'shop', '--from', 'chat'], { cwd: folder })
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('there is a blueprint in shop already')])
  expect(readFileSync(join(folder, 'shop/architect.yaml'), 'utf8')).toBe(text)
})

test('without a terminal, and without a word on what to begin with, it says what there is', async () => {
  const folder = emptyFolder()
  const { code, stderr } = await asked(['init'], { cwd: folder })
  expect([code, stderr]).toEqual([2, expect.stringContaining('--from task-manager, user-profiles')])
  expect(existsSync(join(folder, 'architect.yaml'))).toBe(false)
})

test('several files are one blueprint, and a problem names its file and line', async () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'architect'))
  writeFileSync(
    join(folder, 'architect.yaml'),
    'architect: 1\napp: shop\nauth: { provider: builtin, roles: admin > user }\n',
  )
  writeFileSync(
    join(folder, 'architect/a.yaml'),
    'resources:\n  User:\n    fields: { email: email }\n    access: { read: self }\n',
  )
  writeFileSync(
    join(folder, 'architect/b.yaml'),
    'resources:\n  Order:\n    fields: { owner: -> Usr }\n    access: { read: owner }\n',
  )
  const { code, stdout } = await asked(['check', '--json'], { cwd: folder })
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    problems: [
      {
        file: 'architect/b.yaml',
        line: 3,
        column: 25,
        message: 'there is no resource Usr',
        help: 'Did you mean User?',
      },
    ],
  })
  expect(existsSync(join(folder, '.architect'))).toBe(false)
})

test('a blueprint is brought into its layout, and one that cannot be read is left alone', async () => {
  const folder = emptyFolder()
  const path = join(folder, 'architect.yaml')
  writeFileSync(path, 'app: shop # ours\narchitect:   1\n')
  expect(await asked(['fmt', '--check'], { cwd: folder })).toMatchObject({
    code: 1,
    stderr: 'architect.yaml would change\n',
  })
  expect((await asked(['fmt'], { cwd: folder })).code).toBe(0)
  expect(readFileSync(path, 'utf8')).toBe('architect: 1\napp: shop # ours\n')
  expect((await asked(['fmt', '--check'], { cwd: folder })).code).toBe(0)

  writeFileSync(path, 'app: [shop\n')
  expect(await asked(['fmt'], { cwd: folder })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('architect.yaml:'),
  })
  expect(readFileSync(path, 'utf8')).toBe('app: [shop\n')
})

test('where there is none, it says how one comes to be', async () => {
  expect(await asked(['check'], { cwd: emptyFolder() })).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('Begin one with architect init'),
  })
})

test('its main file stands for its folder, and a file is no folder to begin one in', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'architect.yaml'), 'architect: 1\napp: shop\n')
  expect(await asked(['check', 'architect.yaml'], { cwd: folder })).toMatchObject({
    code: 0,
    stdout: 'shop: 0 resources\n\n\nnothing wrong\n',
  })
  expect((await asked(['fmt', 'architect.yaml', '--check'], { cwd: folder })).code).toBe(0)
  const begun = await asked(['init', 'architect.yaml', '--from', 'chat'], { cwd: folder })
  expect(begun).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be made: EEXIST') })
})
