import type { Backend, Runtime } from '../../model/index.ts'
import { type RenderOptions, sections, wants } from '../options.ts'
import { schemaId, type SurveyDocument } from './document.ts'

/** The model itself, pretty, its parts always in the same order. */
export function render(backend: Backend, options: Pick<RenderOptions, 'sections'>): string {
  return `${JSON.stringify(surveyDocument(backend, options), null, 2)}\n`
}

export function surveyDocument(backend: Backend, options: Pick<RenderOptions, 'sections'>): SurveyDocument {
  const only = sections.filter((section) => options.sections.includes(section))
  const { version, project, api, data, runtime, reading } = only.length === 0 ? backend : select(backend, options)
  return {
    $schema: schemaId,
    version,
    ...(only.length === 0 ? {} : { only }),
    project,
    api,
    data,
    runtime: withoutSecrets(runtime),
    reading,
    ...(backend.comparison === undefined ? {} : { comparison: backend.comparison }),
  }
}

/** What was given with `--env` for a secret is nobody's business who reads the report. */
function withoutSecrets(runtime: Runtime): Runtime {
  const settings = runtime.settings.map((each) =>
    each.secret && each.given !== null ? { ...each, given: '(secret)' } : each,
  )
  return { ...runtime, settings }
}

function select(backend: Backend, options: Pick<RenderOptions, 'sections'>): Backend {
  const { project, api, data, runtime, reading } = backend
  const kept = <T>(list: readonly T[], ...needed: readonly (typeof sections)[number][]) =>
    needed.some((section) => wants(options, section)) ? list : []
  const models = wants(options, 'models')
  return {
    version: backend.version,
    project: { ...project, documents: kept(project.documents, 'documents') },
    api: {
      applications: api.applications.map((each) => (models ? each : { ...each, schemas: {} })),
      operations: kept(api.operations, 'endpoints', 'auth', 'queries'),
      webSockets: kept(api.webSockets, 'endpoints', 'auth'),
      mounts: kept(api.mounts, 'endpoints'),
    },
    data: {
      tables: kept(data.tables, 'tables'),
      enums: kept(data.enums, 'tables'),
      sequences: kept(data.sequences, 'tables'),
      migrations: kept(data.migrations, 'migrations'),
    },
    runtime: {
      settings: kept(runtime.settings, 'settings'),
      jobs: kept(runtime.jobs, 'jobs'),
      caches: kept(runtime.caches, 'jobs'),
      outbound: kept(runtime.outbound, 'jobs'),
      models: kept(runtime.models, 'jobs'),
      vectorStores: kept(runtime.vectorStores, 'jobs'),
    },
    reading: { ...reading, unresolved: kept(reading.unresolved, 'unresolved') },
  }
}
