import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { execute, root } from '../steps.mjs'

/** The last one that starts on Node 20. */
const version = '0.15.0'
const name = '@modelcontextprotocol/inspector'
const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), `backend-architect/inspector-${version}`)
const program = join(folder, 'node_modules/.bin/mcp-inspector')

/** What is asked, and what its answer has to hold. */
const asked = [
  [['tools/list'], ({ tools }) => tools?.some((tool) => tool.name === 'survey' && tool.outputSchema)],
  [
    ['tools/call', '--tool-name', 'survey'],
    ({ isError, structuredContent }) => !isError && structuredContent?.summary?.startsWith('20 operations, 5 tables'),
  ],
  [
    ['tools/call', '--tool-name', 'look', '--tool-arg', 'kind=tabels'],
    ({ isError, content }) => isError && content?.[0]?.text?.includes('did you mean tables?'),
  ],
  [['prompts/list'], ({ prompts }) => prompts?.some((prompt) => prompt.name === 'design')],
  [
    ['prompts/get', '--prompt-name', 'design', '--prompt-args', 'request=carts'],
    ({ messages }) => messages?.[0]?.content?.text?.includes('carts'),
  ],
  [['resources/list'], ({ resources }) => resources?.some((one) => one.uri === 'architect://survey')],
  [
    ['resources/read', '--uri', 'architect://rule/api/route-hidden'],
    ({ contents }) => contents?.[0]?.text?.includes('## Why it matters'),
  ],
  [['resources/templates/list'], ({ resourceTemplates }) => resourceTemplates?.length > 0],
]

/** The command on pipes, asked by the Inspector as whoever builds clients asks it. */
export const inspector = {
  name: 'architect mcp by the Inspector',
  needs: 'the MCP Inspector from npm',
  async run() {
    if (!existsSync(program)) {
      const wanted = ['install', '--prefix', folder, '--ignore-scripts', `${name}@${version}`]
      const installed = await execute('npm', wanted)
      if (!installed.passed) return installed
    }
    const problems = []
    for (const [list, holds] of asked) {
      const { passed, output } = await ask(list)
      if (!passed || !holds(parsed(output))) problems.push(`${list.join(' ')}: ${output.slice(0, 2000)}`)
    }
    return { passed: problems.length === 0, output: problems.join('\n\n') }
  },
}

const ask = ([method, ...more]) =>
  execute(process.execPath, [
    program,
    '--cli',
    process.execPath,
    join(root, 'dist/cli.js'),
    'mcp',
    join(root, 'examples/bookshop'),
    '--method',
    method,
    ...more,
  ])

function parsed(output) {
  try {
    return JSON.parse(output)
  } catch {
    return {}
  }
}
