import type { Scope } from '../../../blueprint/check/scope.ts'
import { joined, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, modelOf } from '../access/condition.ts'
import type { Design, Feature, Setting, WrittenFile } from '../feature.ts'
import { CALLING, HTTP_CLIENT } from '../outbound/index.ts'
import { declaredFormats, fileFields, hasFiles } from './fields.ts'
import { textSetting } from '../text-setting.ts'

/** Files of rows: taken in, held to what a field says, and given out to whoever may read the row. */
export const storage: Feature = {
  parts: ({ scope }) =>
    hasFiles(scope) ? ['storage', ...(inBucket(scope) ? ['storage/s3', ...CALLING] : ['storage/disk'])] : [],
  files: (design) => (hasFiles(design.scope) ? [declared(design), uses(design)] : []),
  settings: ({ scope }) => (hasFiles(scope) ? [FOLDER, ...(inBucket(scope) ? bucket(scope) : [])] : []),
  routers: ({ scope }) =>
    hasFiles(scope) ? [{ module: imported('app.api.v1.endpoints:files'), versioned: true }] : [],
  tables: ({ scope }) => (hasFiles(scope) ? ['app.storage.models'] : []),
  requirements: ({ scope }) => (hasFiles(scope) && inBucket(scope) ? [HTTP_CLIENT] : []),
}

const inBucket = ({ blueprint }: Scope): boolean => blueprint.files?.store === 's3'

/** `app/storage/declared.py` */
function declared({ scope }: Design): WrittenFile {
  const text = renderModule(
    'Which files are taken at all.',
    py`
      DECLARED: dict[str, int] = ${lit(Object.fromEntries(declaredFormats(scope)))}
      """Formats, and the most bytes of each that anything has room for."""
    `,
  )
  return { path: 'app/storage/declared.py', owner: 'owned', text }
}

/** `app/storage/uses.py` */
function uses({ scope }: Design): WrittenFile {
  const stored = imported('app.storage.models:StoredFile')
  const conditions = [...scope.resources.keys()].flatMap((name) =>
    fileFields(name, scope).map(
      (field) =>
        py`${imported('sqlalchemy:exists')}().where(${column(modelOf(name), field.column, scope)} == ${stored}.id)`,
    ),
  )
  const text = renderModule(
    'Which rows have files.',
    py`
      def in_use() -> ${imported('sqlalchemy:ColumnElement')}[bool]:
          """That some row has the file, whoever could see it."""
          return ${imported('sqlalchemy:or_')}(${joined(conditions, ', ')})
    `,
    ['in_use'],
  )
  return { path: 'app/storage/uses.py', owner: 'owned', text }
}

const STR = imported('builtins:str')

const FOLDER: Setting = {
  name: 'files_folder',
  type: py`${imported('pathlib:Path')}`,
  default: py`${imported('pathlib:Path')}("files")`,
  says: 'Where files are kept that people send, while no bucket is named.',
  example: 'files',
  proven: '{folder}/files',
}

function bucket({ blueprint }: Scope): readonly Setting[] {
  const named = blueprint.files?.bucket?.text.replace(/^\$/, '') ?? 'FILES_BUCKET'
  const alias = named === 'FILES_BUCKET' ? null : named
  return [
    {
      name: 'files_bucket',
      type: py`${STR} | None`,
      default:
        alias === null ? lit(null) : py`${imported('pydantic:Field')}(default=None, validation_alias=${lit(alias)})`,
      says: 'The bucket of S3 in which files are kept.',
      example: 'files-of-production',
    },
    textSetting('files_endpoint', 'https://s3.amazonaws.com', 'Where the bucket is.'),
    textSetting('files_region', 'us-east-1', 'The region of the bucket.'),
    textSetting('files_access_key', '', 'Who asks for the bucket.'),
    {
      name: 'files_secret_key',
      type: py`${imported('pydantic:SecretStr')}`,
      default: py`${imported('pydantic:SecretStr')}("")`,
      says: 'And with what.',
      example: '',
    },
  ]
}
