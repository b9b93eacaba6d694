import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import { pathInside } from '../../kernel/files/inside.ts'
import { rulePage } from '../../kernel/files/rule-pages.ts'
import { type Progress, silent, stoppable } from '../../kernel/progress.ts'
import type { Proof } from '../../model/index.ts'
import type { ServedPlace } from './place.ts'

/** Long forms, for whoever wants to read all of it. */
export function addResources(place: ServedPlace, server: McpServer): void {
  server.registerResource(
    'survey',
    'architect://survey',
    {
      title: 'The survey as Markdown',
      description: 'The whole map of the backend in the root; long',
      mimeType: 'text/markdown',
    },
    async (uri, { mcpReq: { signal } }) =>
      markdown(uri, await place.turns.take(signal, () => surveyPage(place, '.', stoppable(silent, signal)))),
  )
  server.registerResource(
    'survey-of',
    new ResourceTemplate('architect://survey/{+folder}', { list: undefined }),
    {
      title: 'The survey of a folder as Markdown',
      description: 'The same of a folder below the root',
      mimeType: 'text/markdown',
    },
    async (uri, { folder }, { mcpReq: { signal } }) =>
      markdown(uri, await place.turns.take(signal, () => surveyPage(place, word(folder), stoppable(silent, signal)))),
  )
  server.registerResource(
    'rule',
    new ResourceTemplate('architect://rule/{family}/{matter}', { list: undefined }),
    {
      title: 'The page of a rule',
      description: 'Why, how it decides, what to do, with its cases',
      mimeType: 'text/markdown',
    },
    (uri, { family, matter }) => {
      const name = `${word(family)}/${word(matter)}`
      const page = /^[\w-]+\/[\w-]+$/.test(name) ? rulePage(name) : null
      if (page === null) throw new ResourceNotFoundError(uri.href)
      return markdown(uri, page)
    },
  )
  server.registerResource(
    'proof',
    new ResourceTemplate('architect://proof/{handle}', { list: undefined }),
    {
      title: 'A proof',
      description: 'All claims of a call of prove, with the runs that decided them',
      mimeType: 'text/plain',
    },
    async (uri, { handle }) => {
      const [proof] = place.handles.get(word(handle)) ?? []
      if (!isProof(proof)) throw new ResourceNotFoundError(uri.href)
      const { render } = await import('../../reports/prove/terminal.ts')
      return {
        contents: [{ uri: uri.href, mimeType: 'text/plain', text: render(proof, { color: false, width: 100 }) }],
      }
    },
  )
}

const word = (value: string | readonly string[] | undefined): string =>
  decodeURIComponent(typeof value === 'string' ? value : (value?.join('/') ?? ''))

const markdown = (uri: URL, text: string) => ({ contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] })

const isProof = (value: unknown): value is Proof => typeof value === 'object' && value !== null && 'sections' in value

async function surveyPage({ root }: ServedPlace, folder: string, progress: Progress): Promise<string> {
  const [{ survey }, { render }] = await Promise.all([
    import('../../flows/survey.ts'),
    import('../../writers/documents/index.ts'),
  ])
  const directory = pathInside(root, folder)
  const request = { directory, entries: [], environment: {}, needs: [], contract: null, cache: true }
  const { backend } = await survey(request, progress)
  return render(backend, { sections: [] })
}
