import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { HostileFolder, application, operationsOf, passedOver } from './hostile-folder.ts'

const made: HostileFolder[] = []
afterEach(() => made.splice(0).forEach((folder) => folder.remove()))

function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): HostileFolder {
  const one = new HostileFolder({ 'main.py': application, ...files })
  made.push(one)
  return one
}

const alive = ['GET /alive']
const isRoot = process.getuid?.() === 0

test('links in a circle are followed to no end, and said', async () => {
  const one = folder()
  mkdirSync(join(one.path, 'a/b'), { recursive: true })
  symlinkSync('..', join(one.path, 'a/up'))
  symlinkSync('../..', join(one.path, 'a/b/top'))
  symlinkSync('myself', join(one.path, 'myself'))
  symlinkSync('pong.py', join(one.path, 'ping.py'))
  symlinkSync('ping.py', join(one.path, 'pong.py'))
  const backend = await one.survey()
  expect(operationsOf(backend)).toEqual(alive)
  expect(passedOver(backend)).toEqual(
    expect.arrayContaining(['a/up: a link in a circle', 'a/b/top: a link in a circle', 'myself: a broken link']),
  )
})

test('links that lead out are not followed, and said', async () => {
  const one = folder()
  writeFileSync(join(one.top, 'secret.py'), 'SECRET = 1\n')
  symlinkSync('../secret.py', join(one.path, 'secret.py'))
  symlinkSync('/etc', join(one.path, 'etc'))
  const backend = await one.survey()
  expect(backend.reading.files.found).toBe(1)
  expect(passedOver(backend)).toEqual([
    'etc: a link that leads out of the folder',
    'secret.py: a link that leads out of the folder',
  ])
})

test('pipes, sockets and devices are not waited for', async () => {
  const one = folder()
  for (const name of ['pipe.py', 'pyproject.toml', '.env', 'README.md']) execFileSync('mkfifo', [join(one.path, name)])
  const server = createServer().listen(join(one.path, 'socket.py'))
  symlinkSync('/dev/zero', join(one.path, 'zero.py'))
  symlinkSync('pipe.py', join(one.path, 'piped.py'))
  try {
    expect(operationsOf(await one.survey())).toEqual(alive)
  } finally {
    server.close()
  }
})

test.skipIf(isRoot)('files and folders nobody may read are passed over, and said', async () => {
  const one = folder({ 'closed.py': 'x = 1\n', 'dark/inside.py': 'y = 1\n' })
  chmodSync(join(one.path, 'closed.py'), 0)
  chmodSync(join(one.path, 'dark'), 0)
  const backend = await one.survey()
  chmodSync(join(one.path, 'dark'), 0o700)
  expect(operationsOf(backend)).toEqual(alive)
  expect(passedOver(backend)).toContain('dark: EACCES')
})

test('no encoding and no half of a file ends the reading', async () => {
  const bytes = (text: string) => Buffer.from(text, 'utf16le')
  const one = folder({
    'main.py': `import wide, big, latin, odd, nul, half, nothing, mark, twice\n${application}`,
    'wide.py': Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('x = 1\n')]),
    'big.py': Buffer.concat([Buffer.from([0xfe, 0xff]), bytes('x = 1\n').swap16()]),
    'latin.py': Buffer.from('name = "J\u00fcrgen"\n', 'latin1'),
    'odd.py': '# coding: klingon\nx = 1\n',
    'nul.py': 'x = 1\u0000\n\u0000\u0000y = 2\n',
    'half.py': 'def half(a, b:\n    return {"a": [1, 2, (3, "',
    'nothing.py': '',
    'mark.py': '\uFEFFx = 1\n',
    'twice.py': '\uFEFF\uFEFFx = 1\n',
  })
  const backend = await one.survey()
  expect(operationsOf(backend)).toEqual(alive)
  expect(passedOver(backend)).toEqual(
    expect.arrayContaining(['wide.py: encoded as UTF-16', 'latin.py: not valid UTF-8']),
  )
})

test('a line of 10 MB and a file of 20 MB are no end', async () => {
  const one = folder({
    'main.py': `import line, strings, deep\n${application}`,
    'line.py': `x = [${'1,'.repeat(5_000_000)}]\n`,
    'strings.py': `x = "${'a'.repeat(10_000_000)}"\n`,
    'deep.py': `x = ${'['.repeat(50_000)}\n`,
    'huge.py': 'x = 1\n'.repeat(3_500_000),
  })
  expect(operationsOf(await one.survey())).toEqual(alive)
}, 90_000)

test('folders in folders, a thousand deep, are left at some depth, and said', async () => {
  const one = folder()
  const deep = Array.from({ length: 1_000 }, () => 'd').join('/')
  mkdirSync(join(one.path, deep), { recursive: true })
  writeFileSync(join(one.path, deep, 'x.py'), 'x = 1\n')
  const backend = await one.survey()
  expect(operationsOf(backend)).toEqual(alive)
  expect(passedOver(backend).join()).toMatch(/nested too deep/)
})

test('50,000 files are a large repository, not a problem', async () => {
  const one = folder()
  for (let at = 0; at < 50_000; at += 1) {
    if (at % 1_000 === 0) mkdirSync(join(one.path, `p${at / 1_000}`))
    writeFileSync(join(one.path, `p${Math.floor(at / 1_000)}`, `m${at}.py`), 'x = 1\n')
  }
  const backend = await one.survey()
  expect(operationsOf(backend)).toEqual(alive)
  expect(backend.reading.files.found).toBe(50_001)
}, 90_000)

const nasty = 'a\u001b[31m\nred\u0007\u009b2J\u202egnp.py'

test('file names with escape sequences never reach a terminal as they are', async () => {
  const one = folder({ [nasty]: 'def broken(:\n' })
  mkdirSync(join(one.path, 'd\u001b]0;title\u0007'))
  symlinkSync('/etc', join(one.path, 'd\u001b]0;title\u0007', 'out\u001b[2J\n'))
  for (const format of [
    'terminal',
    'agent',
    'markdown',
    'json',
    'html',
    'openapi',
    'mermaid',
    'dbml',
    'ddl',
    'blueprint',
  ]) {
    const { code, stdout, stderr } = await one.run(['survey', '.', '--format', format])
    expect([format, code]).toEqual([format, 0])
    // oxlint-disable-next-line no-control-regex
    expect([format, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(stdout + stderr)?.index]).toEqual([
      format,
      undefined,
    ])
  }
}, 60_000)

test('an application in a file with such a name is named without them, in results and in errors', async () => {
  const one = new HostileFolder({
    [`${nasty}`]: `${application}\n@app.get("/\u001b[31m\u009b2Jred")\ndef red() -> None: ...\n`,
  })
  made.push(one)
  for (const list of [
    ['survey', '.'],
    ['survey', '.', '--entry', `${nasty}:nope`],
    ['survey', '.', '--entry', 'x\u001b[2J.py:app'],
    ['survey', 'no\u001b[2J'],
  ]) {
    const { code, stdout, stderr } = await one.run(list)
    expect([0, 2, 3]).toContain(code)
    // oxlint-disable-next-line no-control-regex
    expect([list, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(stdout + stderr)?.[0]]).toEqual([list, undefined])
  }
})

test('a folder called x.py and one called app.py are folders', async () => {
  const one = folder({ 'x.py/inner.py': 'y = 1\n', 'app.py/__init__.py': '' })
  expect(operationsOf(await one.survey())).toEqual(alive)
  const { code, stderr } = await one.run(['survey', '.', '--entry', 'app.py:app'])
  expect([code, stderr.split('\n')[0]]).toEqual([2, expect.stringMatching(/^error: /)])
})

test('an empty folder and one without Python have nothing to read', async () => {
  const one = new HostileFolder({ 'README.txt': 'nothing' })
  made.push(one)
  mkdirSync(join(one.path, 'empty'))
  expect((await one.run(['survey', 'empty'])).code).toBe(3)
  expect((await one.run(['survey', '.'])).code).toBe(3)
})

test.each([
  ['broken', '[tool.architect\nentry = "'],
  ['of bytes', '\u0000\u0001\u0002'],
  ['of dots', `${'a.'.repeat(200_000)}b = 1\n`],
  ['of brackets', `x = ${'['.repeat(200_000)}\n`],
  ['of spaces', `[tool.architect]\n${' '.repeat(1_000_000)}\n`],
  ['huge', `[project]\ndependencies = [\n${'  "fastapi",\n'.repeat(300_000)}]\n`],
  ['foreign', '[tool.architect]\nentries = 5\naccess = "x"\n[tool.architect.environment]\nA = [1]\n'],
])(
  'a pyproject.toml that is %s ends nothing',
  async (_, content) => {
    const { code, stderr } = await folder({ 'pyproject.toml': content }).run(['survey', '.', '--format', 'json'])
    expect([code === 0 || code === 2, /bug:/.test(stderr)]).toEqual([true, false])
  },
  60_000,
)

test('requirements that include each other in a circle end', async () => {
  const one = folder({
    'requirements.txt': '-r a.txt\n-r requirements.txt\n',
    'a.txt': '-r requirements.txt\n-r ../../../etc/passwd\nfastapi\n',
  })
  expect(operationsOf(await one.survey())).toEqual(alive)
})

test('a cache that is damaged, a file, or may not be written is made again without a word', async () => {
  const one = folder()
  await one.survey()
  const surveys = join(one.cache, 'backend-architect/surveys')
  for (const damage of ['', '{}', 'x'.repeat(1_000)]) {
    for (const name of readdirSync(surveys)) writeFileSync(join(surveys, name), damage)
    const { code, stderr } = await one.run(['survey', '.', '--format', 'json'])
    expect([code, stderr]).toEqual([0, ''])
  }
  const [entry = ''] = readdirSync(surveys)
  expect(readFileSync(join(surveys, entry), 'utf8').length).toBeGreaterThan(1_000)
  const other = folder()
  writeFileSync(other.cache, 'a file')
  expect(operationsOf(await other.survey())).toEqual(alive)
  const third = folder()
  mkdirSync(third.cache)
  chmodSync(third.cache, 0o500)
  expect(operationsOf(await third.survey())).toEqual(alive)
  mkdirSync(join(one.cache, 'later'))
})

test('a cached answer for other content under the same name is not believed', async () => {
  const one = folder()
  await one.survey()
  one.write('main.py', application.replace('/alive', '/other'))
  expect(operationsOf(await one.survey())).toEqual(['GET /other'])
})

const long = 200_000
const slow: Readonly<Record<string, string>> = {
  '.gitignore': `${'*a'.repeat(2_000)}b\n${'**/'.repeat(5_000)}x\n`,
  '.env': `${' '.repeat(long)}x\nA=${' '.repeat(long)}x\nexport ${'a.'.repeat(long)}\n`,
  'README.md': `${'['.repeat(long)}\n${'!['.repeat(long)}\nuvicorn ${'--x '.repeat(long)}\n${'fastapi run '.repeat(20_000)}\n`,
  'docs/adr/0001-slow.md': `# ${'#'.repeat(long)} x\nstatus${'-'.repeat(long)}\n${'status '.repeat(50_000)}\n${'|.'.repeat(long)}x\n`,
  'CLAUDE.md': `- ${'[a]('.repeat(long)}\n${'> '.repeat(long)}x\n${'- [ ] '.repeat(long)}\n${'`'.repeat(long)}\n${'*'.repeat(long)}\n`,
  'AGENTS.md': `---\n${'key: '.repeat(long)}\n---\n${'<!--'.repeat(long)}\n`,
  'pyproject.toml': `${'[tool '.repeat(long)}\n"${'a'.repeat(long)}\n${'a . '.repeat(long)}\n`,
  'requirements.txt': `${'a'.repeat(long)}\nfastapi${' '.repeat(long)}x\nfastapi${',<'.repeat(long)}\n${'-'.repeat(long)}\n`,
  'alembic.ini': `${'['.repeat(long)}\nscript_location = ${'a\n b'.repeat(long)}\n${'["'.repeat(long)}\n`,
  Dockerfile: `CMD ["${'python3 -m '.repeat(20_000)}\n${'uvicorn '.repeat(20_000)}\nCMD ${'"fastapi", '.repeat(20_000)}\n`,
  'docker-compose.yml': `${'fastapi run '.repeat(20_000)}\n`,
  'imports.py': 'from a import (\n'.repeat(100_000),
  'dots.py': `from ${'.'.repeat(long)} impor\nimport ${'a.'.repeat(long)}\n`,
  'selfish.py': `class A:\n  def f(self):\n    ${'self.x:'.repeat(50_000)}\n`,
  'braces.py': `x = "${'{'.repeat(long)}".format(1)\n`,
}

test.each(Object.keys(slow))(
  '%s, written to make a pattern run for ever, is read soon',
  async (name) => {
    const one = folder({
      [name]: slow[name] ?? '',
      'main.py': `import imports, dots, selfish, braces\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    a: str = "x"\n    model_config = {"env_file": ".env"}\ns = S()\n${application}`,
    })
    const started = performance.now()
    const { code, stderr } = await one.run(['survey', '.', '--format', 'json'])
    expect([code === 0 || code === 2, /bug:/.test(stderr)]).toEqual([true, false])
    expect(performance.now() - started).toBeLessThan(30_000)
  },
  60_000,
)

test("a program's own regular expression and paths run within bounds", async () => {
  const one = folder({
    'main.py': `import re\nfrom fastapi import FastAPI\napp = FastAPI()\nx = re.sub("(a+)+$", "b", "${'a'.repeat(40)}!")\ny = re.match("(a|a)*$", "${'a'.repeat(40)}!")\nz = re.split("(x+x+)+y", "${'x'.repeat(60)}")\nw = "${'x'.repeat(1_000)}" * 1_000_000\nv = [0] * 1_000_000_000\nu = 9 ** 9 ** 9\n\n@app.get("/alive")\ndef alive() -> str: ...\n`,
  })
  expect(operationsOf(await one.survey())).toEqual(alive)
}, 30_000)

test('an output goes where it was asked for and nowhere else', async () => {
  const one = folder()
  symlinkSync(join(one.top, 'home'), join(one.path, 'out'))
  symlinkSync(join(one.top, 'home/stolen.json'), join(one.path, 'map.json'))
  writeFileSync(join(one.top, 'home/stolen.json'), 'mine')
  for (const output of ['out/map.json', 'map.json']) {
    const { code, stderr } = await one.run(['survey', '.', '--output', output])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/leads out of the working directory/)])
  }
  expect(readFileSync(join(one.top, 'home/stolen.json'), 'utf8')).toBe('mine')
  expect((await one.run(['survey', '.', '--output', 'none/map.json'])).code).toBe(2)
  const { code } = await one
    .run(['survey', '.', '--output', '../map.json'], readdirSync(one.top).includes('map.json') ? [] : [])
    .catch((error: Error) => ({ code: /left behind: map\.json \d+$/.test(error.message) ? 'written' : error.message }))
  expect(code).toBe('written')
})

test('an archive given as the folder is refused', async () => {
  const one = folder({ 'backend.zip': 'PK\u0003\u0004', 'backend.tar.gz': '\u001f\u008b' })
  for (const name of ['backend.zip', 'backend.tar.gz', 'backend.zip/inner', 'main.py', '/dev/null', '\u0000']) {
    const { code, stderr } = await one
      .run(['survey', name])
      .catch((error: Error) => ({ code: 2, stderr: `error: ${error.message}` }))
    expect([name, code, stderr.split(':')[0]]).toEqual([name, 2, 'error'])
  }
})

test.each([
  '../../etc/passwd:app',
  '/etc/passwd:app',
  '../secret.py:app',
  'main.py/../../secret.py:app',
  '..:app',
  'main.py:__class__',
  'a\u0000b.py:app',
])('--entry %j does not lead out of the folder', async (entry) => {
  const one = folder()
  writeFileSync(join(one.top, 'secret.py'), application)
  const ended = await one
    .run(['survey', '.', '--entry', entry, '--format', 'json'])
    .catch((error: Error) => ({ code: 2, stdout: '', stderr: error.message }))
  expect([ended.code, ended.stdout, /bug:/.test(ended.stderr)]).toEqual([2, '', false])
})

test('a contract that is a pipe, a folder, or too strange is refused, and nothing is waited for', async () => {
  const one = folder({ 'broken.json': '{"openapi": }', 'strange.yaml': '- 1\n' })
  execFileSync('mkfifo', [join(one.path, 'pipe.json')])
  for (const contract of ['pipe.json', '.', 'none.json', 'broken.json', 'strange.yaml', '/dev/zero']) {
    const { code, stderr } = await one.run(['survey', '.', '--contract', contract])
    expect([contract, code, stderr.startsWith('error:')]).toEqual([contract, 2, true])
  }
})
