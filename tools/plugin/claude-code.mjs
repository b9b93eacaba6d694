// Claude Code: a plugin with agents, skills, a hook and a server; and a marketplace that offers it.
import { json, pageWith, server } from './source.mjs'

export function claudeCode(source) {
  const { name, description, version, license, keywords, agents, skills, hooks, hook } = source
  const author = { name }
  const manifest = { name, version, description, author, license, keywords }
  return {
    '.claude-plugin/plugin.json': json(manifest),
    '.mcp.json': json({ mcpServers: server(source) }),
    'hooks/hooks.json': hooks,
    'hooks/review-edit.mjs': hook,
    'README.md': readme(source),
    ...Object.fromEntries(agents.map((one) => [`agents/${one.name}.md`, agentPage(one)])),
    ...Object.fromEntries(skills.map((one) => [`skills/${one.name}/SKILL.md`, skillPage(one)])),
  }
}

const readme = ({ title, description, command, agents, skills }) => `# ${title}

${description}

It needs the command \`${command}\` on the PATH (Node.js 20.19 or later). Without it the hook is silent, and the server does not start.

- Agents: ${agents.map(({ name }) => name).join(', ')}.
- Skills: ${skills.map(({ name }) => name).join(', ')}.
- After an edit of Python, the hook reviews the backend and tells what the edit brought, once. It stops nothing.
- The server (\`${command} mcp\`) offers the same to hosts that prefer tools.
`

const agentPage = ({ name, keys: { description, tools }, body }) =>
  pageWith({ name, description, tools: tools.join(', ') }, body)

export const skillPage = ({ name, keys: { description }, body }) => pageWith({ name, description }, body)

export const marketplace = ({ name, description }) =>
  json({
    name,
    owner: { name },
    description,
    plugins: [{ name, source: './plugin/claude-code', description }],
  })
