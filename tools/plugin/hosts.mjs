// The same for the other hosts, each in the files it reads.
import { stringify as toml } from 'smol-toml'
import { stringify as yaml } from 'yaml'
import { skillPage } from './claude-code.mjs'
import { json, pageWith, server } from './source.mjs'

const headed = ({ title, instructions }) => `# ${title}\n\n${instructions}`

/** The specialists, for hosts that know of them only what they are told. */
const specialists = ({ agents }) =>
  `\n## Who is asked what\n\n${agents.map(({ name, keys }) => `- ${name}: ${keys.description}`).join('\n')}\n`

const skillsIn = ({ skills }, folder) =>
  Object.fromEntries(skills.map((one) => [`${folder}/${one.name}/SKILL.md`, skillPage(one)]))

/** Any host that reads AGENTS.md. */
export const agentsMd = (source) => ({ 'AGENTS.md': headed(source) + specialists(source) })

export function codex(source) {
  const { name, version, description, keywords, license, agents } = source
  const manifest = { name, version, description, license, keywords, skills: './skills/', mcpServers: './.mcp.json' }
  const agent = ({ name: own, keys, body }) =>
    toml({ name: own, description: keys.description, developer_instructions: body })
  return {
    '.codex-plugin/plugin.json': json(manifest),
    '.mcp.json': json({ mcpServers: server(source) }),
    'AGENTS.md': headed(source) + specialists(source),
    ...skillsIn(source, 'skills'),
    ...Object.fromEntries(agents.map((one) => [`.codex/agents/${one.name}.toml`, `${agent(one).trimEnd()}\n`])),
  }
}

export function cursor(source) {
  const { name, description, files, agents } = source
  const rule = (keys, body) => pageWith({ globs: '', alwaysApply: false, ...keys }, body)
  return {
    [`.cursor/rules/${name}.mdc`]: rule({ description, globs: files.join(',') }, headed(source)),
    ...Object.fromEntries(
      agents
        .filter((one) => one.name !== name)
        .map((one) => [`.cursor/rules/${one.name}.mdc`, rule({ description: one.keys.description }, one.body)]),
    ),
    '.cursor/mcp.json': json({ mcpServers: server(source) }),
  }
}

export function copilot(source) {
  const { agents, name, command } = source
  return {
    '.github/copilot-instructions.md': headed(source),
    ...Object.fromEntries(
      agents.map((one) => [
        `.github/agents/${one.name}.agent.md`,
        pageWith(
          { name: one.name, description: one.keys.description, tools: ['read', 'search', 'edit', 'execute'] },
          one.body,
        ),
      ]),
    ),
    '.vscode/mcp.json': json({ servers: { [name]: { type: 'stdio', command, args: ['mcp'] } } }),
  }
}

export function gemini(source) {
  const { name, version, description, skills } = source
  const order = ({ keys, body }) => toml({ description: keys.description, prompt: `${body}\n{{args}}\n` })
  return {
    'gemini-extension.json': json({
      name,
      version,
      description,
      contextFileName: 'GEMINI.md',
      mcpServers: server(source),
    }),
    'GEMINI.md': headed(source) + specialists(source),
    ...Object.fromEntries(skills.map((one) => [`commands/${one.name}.toml`, `${order(one).trimEnd()}\n`])),
  }
}

export function kiro(source) {
  const { name, files, agents } = source
  return {
    [`.kiro/steering/${name}.md`]: pageWith({ inclusion: 'fileMatch', fileMatchPattern: files }, headed(source)),
    ...Object.fromEntries(
      agents
        .filter((one) => one.name !== name)
        .map((one) => [`.kiro/steering/${one.name}.md`, pageWith({ inclusion: 'manual' }, one.body)]),
    ),
    '.kiro/settings/mcp.json': json({ mcpServers: server(source) }),
  }
}

/** When in the work of Spec Kit which skill is offered. */
const SPEC_KIT_HOOKS = { after_plan: 'design-backend', after_implement: 'review-backend' }

export function specKit(source) {
  const { name, title, version, description, license, keywords, skills, command } = source
  const called = (skill) => `speckit.${name}.${skill}`
  const manifest = {
    schema_version: '1.0',
    extension: { id: name, name: title, version, description, author: name, license },
    requires: { speckit_version: '>=0.1.0', tools: [{ name: command, required: true }] },
    provides: {
      commands: skills.map((one) => ({
        name: called(one.name),
        file: `commands/${one.name}.md`,
        description: one.keys.description,
      })),
    },
    hooks: Object.fromEntries(
      Object.entries(SPEC_KIT_HOOKS).map(([event, skill]) => [
        event,
        {
          command: called(skill),
          optional: true,
          prompt: `Run ${called(skill)}?`,
          description: skill.replaceAll('-', ' '),
        },
      ]),
    ),
    tags: keywords,
  }
  const order = ({ keys, body }) => pageWith({ description: keys.description }, `$ARGUMENTS\n\n${body}`)
  return {
    'extension.yml': yaml(manifest, { lineWidth: 0 }),
    ...Object.fromEntries(skills.map((one) => [`commands/${one.name}.md`, order(one)])),
  }
}
