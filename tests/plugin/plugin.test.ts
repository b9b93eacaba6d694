import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Ajv from 'ajv'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { expect, test } from 'vitest'
import { parseArguments } from '../../src/doors/cli/arguments.ts'
import { commandNames, loadCommand } from '../../src/doors/cli/commands/index.ts'
import { type Page, filesBelow, linesOf, pageAt, pagesBelow, read, readJson, root } from './pages.ts'

const CLAUDE = 'plugin/claude-code'
const { version, name, bin, files } = readJson('package.json') as {
  readonly version: string
  readonly name: string
  readonly bin: Readonly<Record<string, string>>
  readonly files: readonly string[]
}
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const everything = filesBelow('plugin').filter((path) => !path.startsWith('plugin/source/'))
const texts = everything.filter((path) => /\.(md|mdc|toml|ya?ml)$/.test(path))

function expectDescribed({ path, keys }: Page, named: string): void {
  expect(keys['name'], path).toBe(named)
  expect(named, path).toMatch(KEBAB)
  expect(named.length, path).toBeLessThanOrEqual(64)
  const description = String(keys['description'])
  expect(description, path).toMatch(/^[A-Z].+ Use (when|before|after|for) .+\.$/)
  expect(description.length, path).toBeLessThanOrEqual(300)
  expect(description, path).not.toMatch(/[<>\n]/)
}

test('what stands there is what the source says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/plugin.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

test('the manifest has what Claude Code knows, and the version of the package', () => {
  const manifest = readJson(`${CLAUDE}/.claude-plugin/plugin.json`)
  expect(Object.keys(manifest)).toEqual(['name', 'version', 'description', 'author', 'license', 'keywords'])
  expect(manifest).toMatchObject({ name, version })
  expect(name).toMatch(KEBAB)
  expect(String(manifest['description']).length).toBeLessThanOrEqual(200)
  const market = readJson('.claude-plugin/marketplace.json') as { plugins: { name: string; source: string }[] }
  expect(Object.keys(market)).toEqual(['name', 'owner', 'description', 'plugins'])
  for (const one of market.plugins) {
    expect(one.name).toBe(name)
    expect(existsSync(join(root, one.source, '.claude-plugin/plugin.json'))).toBe(true)
  }
})

const TOOLS = new Set(['Read', 'Grep', 'Glob', 'Bash', 'Edit', 'Write'])

test('agents say when to call them, with the keys there are and a short page', () => {
  const agents = pagesBelow(`${CLAUDE}/agents`)
  expect(agents.map(({ keys }) => keys['name'])).toEqual([
    'api-endpoint-designer',
    'auth-security-specialist',
    'backend-architect',
    'database-schema-manager',
    'rag-pipeline-engineer',
  ])
  for (const agent of agents) {
    expectDescribed(agent, basename(agent.path, '.md'))
    expect(Object.keys(agent.keys), agent.path).toEqual(['name', 'description', 'tools'])
    expect(
      String(agent.keys['tools'])
        .split(', ')
        .every((tool) => TOOLS.has(tool)),
      agent.path,
    ).toBe(true)
    expect(agent.body.length, agent.path).toBeLessThan(2500)
  }
})

test('whoever the lead hands work to is there', () => {
  const lead = pageAt(`${CLAUDE}/agents/backend-architect.md`)
  const named = lead.body.match(/\b[a-z]+-[a-z]+-(designer|manager|specialist|engineer)\b/g) ?? []
  expect(named.length).toBe(4)
  for (const one of named) expect(existsSync(join(root, `${CLAUDE}/agents/${one}.md`)), one).toBe(true)
})

test('skills are folders with a page that says when to use them, and costs few tokens', () => {
  const skills = pagesBelow(`${CLAUDE}/skills`)
  expect(skills.length).toBe(5)
  for (const skill of skills) {
    expect(basename(skill.path)).toBe('SKILL.md')
    expectDescribed(skill, basename(dirname(skill.path)))
    expect(Object.keys(skill.keys), skill.path).toEqual(['name', 'description'])
    expect(skill.body.length, skill.path).toBeLessThan(1500)
    const others = [...skill.body.matchAll(/\(([a-z]+-[a-z]+)\)/g)].map(([, one]) => one)
    for (const one of others)
      expect(existsSync(join(root, `${CLAUDE}/skills/${one}`)), `${skill.path}: ${one}`).toBe(true)
  }
})

const hookSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['hooks'],
  properties: {
    description: { type: 'string' },
    hooks: {
      type: 'object',
      additionalProperties: false,
      properties: {
        PostToolUse: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['matcher', 'hooks'],
            properties: {
              matcher: { type: 'string', format: 'regex' },
              hooks: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['type', 'command', 'timeout'],
                  properties: {
                    type: { const: 'command' },
                    command: { type: 'string', pattern: '^node "\\$\\{CLAUDE_PLUGIN_ROOT\\}/[\\w./-]+"$' },
                    timeout: { type: 'integer', minimum: 1, maximum: 60 },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
}

test('hooks are of the shape that is read, and what they start is there', () => {
  const hooks = readJson(`${CLAUDE}/hooks/hooks.json`) as {
    hooks: { PostToolUse: { matcher: string; hooks: { command: string }[] }[] }
  }
  const ajv = new Ajv.Ajv({ allErrors: true, formats: { regex: true } })
  expect(ajv.validate(hookSchema, hooks) ? [] : ajv.errors).toEqual([])
  for (const { matcher, hooks: started } of hooks.hooks.PostToolUse) {
    const matches = ['Edit', 'Write', 'MultiEdit', 'Read', 'Bash'].filter((one) =>
      new RegExp(`^(${matcher})$`).test(one),
    )
    expect(matches).toEqual(['Edit', 'Write', 'MultiEdit'])
    for (const { command } of started) {
      const path = command.replace('node "${CLAUDE_PLUGIN_ROOT}/', '').replace('"', '')
      expect(existsSync(join(root, CLAUDE, path)), path).toBe(true)
    }
  }
})

test('the hook needs nothing but Node', () => {
  const imported = [...read(`${CLAUDE}/hooks/review-edit.mjs`).matchAll(/from '([^']+)'/g)].map(([, from]) => from)
  expect(imported.length).toBeGreaterThan(0)
  for (const from of imported) expect(from).toMatch(/^node:/)
})

const started = (path: string, key: string): readonly { command: string; args: readonly string[] }[] =>
  Object.values(readJson(path)[key] as Readonly<Record<string, { command: string; args: readonly string[] }>>)

test('every host starts the server by the command of the package', () => {
  const servers = everything.filter((path) => /(^|\/|\.)mcp\.json$|gemini-extension\.json$/.test(path))
  expect(servers.length).toBe(6)
  for (const path of servers)
    for (const { command, args } of started(path, path.includes('.vscode') ? 'servers' : 'mcpServers')) {
      expect(Object.keys(bin), path).toContain(command)
      expect(commandNames, path).toContain(args[0])
    }
})

/** The words of a line as a shell takes them: what stands in quotes is one. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

test('every line a page shows is one the command takes', async () => {
  const lines = [...new Set(texts.flatMap((path) => linesOf(read(path))))]
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) {
    const [, command = '', ...rest] = wordsOf(line)
    expect(commandNames, line).toContain(command)
    const data = await loadCommand(command)
    expect(() => parseArguments(data, rest), line).not.toThrow()
  }
})

test('families and sections a page asks for are there', async () => {
  const lines = texts.flatMap((path) => linesOf(read(path)))
  const onlyOf = (command: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`architect ${command} `))
      .flatMap((line) => /--only (\S+)/.exec(line)?.[1]?.split(',') ?? [])
  const families = onlyOf('review')
  expect(families.length).toBeGreaterThan(5)
  for (const family of families) expect(existsSync(join(root, 'src/rules', family)), family).toBe(true)
})

test('pages for other hosts have the keys those hosts read', () => {
  for (const { path, keys } of pagesBelow('plugin/cursor', '.mdc')) {
    expect(Object.keys(keys).toSorted(), path).toEqual(['alwaysApply', 'description', 'globs'])
    expect(keys['alwaysApply'], path).toBe(false)
  }
  for (const agent of pagesBelow('plugin/copilot/.github/agents')) {
    expectDescribed(agent, basename(agent.path, '.agent.md'))
    expect(Object.keys(agent.keys), agent.path).toEqual(['name', 'description', 'tools'])
  }
  for (const { path, keys } of pagesBelow('plugin/kiro'))
    expect(['fileMatch', 'manual'], path).toContain(keys['inclusion'])
  for (const path of filesBelow('plugin/codex/.codex/agents')) {
    const agent = parseToml(read(path))
    expect(Object.keys(agent), path).toEqual(['name', 'description', 'developer_instructions'])
    expect(agent['name'], path).toBe(basename(path, '.toml'))
  }
  const { contextFileName, ...rest } = readJson('plugin/gemini/gemini-extension.json')
  expect(existsSync(join(root, 'plugin/gemini', String(contextFileName)))).toBe(true)
  expect(Object.keys(rest)).toEqual(['name', 'version', 'description', 'mcpServers'])
  for (const path of filesBelow('plugin/gemini/commands'))
    expect(Object.keys(parseToml(read(path))), path).toEqual(['description', 'prompt'])
  const codex = readJson('plugin/codex/.codex-plugin/plugin.json')
  for (const key of ['skills', 'mcpServers'])
    expect(existsSync(join(root, 'plugin/codex', String(codex[key]))), key).toBe(true)
})

test('the extension of Spec Kit names commands that are there, by the names it allows', () => {
  const manifest = parseYaml(read('plugin/spec-kit/extension.yml')) as {
    readonly schema_version: string
    readonly extension: Readonly<Record<string, string>>
    readonly provides: { readonly commands: readonly { name: string; file: string; description: string }[] }
    readonly hooks: Readonly<Record<string, { readonly command: string }>>
  }
  expect(manifest.schema_version).toBe('1.0')
  expect(manifest.extension).toMatchObject({ id: name, version })
  expect(manifest.extension['description']?.length).toBeLessThan(200)
  const names = manifest.provides.commands.map((one) => one.name)
  for (const one of manifest.provides.commands) {
    expect(one.name).toMatch(new RegExp(`^speckit\\.${name}\\.[a-z0-9-]+$`))
    expect(Object.keys(pageAt(`plugin/spec-kit/${one.file}`).keys)).toEqual(['description'])
  }
  expect(Object.keys(manifest.hooks)).toEqual(['after_plan', 'after_implement'])
  for (const { command } of Object.values(manifest.hooks)) expect(names).toContain(command)
})

test('instructions for every task are short, and nothing names a place on one machine', () => {
  for (const path of [
    'plugin/agents-md/AGENTS.md',
    'plugin/gemini/GEMINI.md',
    'plugin/copilot/.github/copilot-instructions.md',
  ])
    expect(read(path).length, path).toBeLessThan(4000)
  for (const path of everything)
    expect(read(path), path).not.toMatch(/(^|[\s"'`(])(\/(home|Users|work|tmp|root)\/|[A-Z]:\\)/)
})

test('all of it is published', () => {
  expect(files).toEqual(expect.arrayContaining(['dist', 'plugin']))
})
