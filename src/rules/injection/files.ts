import type { Call, Confidence, Severity } from '../../model/index.ts'
import type { Subject } from '../rule.ts'
import { type Carried, type Hit, hitsOf } from './sinks.ts'

const OPENS =
  /^(builtins\.open|io\.open|codecs\.open|gzip\.open|zipfile\.ZipFile|tarfile\.open|aiofiles(\.\w+)*\.open|anyio\.open_file|(fastapi|starlette)\.responses\.FileResponse|os\.(open|remove|unlink|rmdir|removedirs|makedirs|mkdir|listdir|scandir|rename|replace|walk)|shutil\.(rmtree|copy|copy2|copyfile|copytree|move)|pandas\.read_(csv|excel|parquet|json)|PIL\.Image\.open)$/
const TARGETS = /^shutil\.(copy|copy2|copyfile|copytree|move)$|^os\.(rename|replace)$/
const METHODS =
  /^(pathlib|anyio)\.(Path|PosixPath)(\.\w+)*\.(open|read_text|read_bytes|write_text|write_bytes|unlink|rmdir|mkdir|touch|rename|replace|iterdir|glob)$/

/** What leaves only the last part of a path, or nothing that could lead out of a folder. */
const CLEANS =
  /^(os\.path\.(basename|splitext|normpath\.lstrip)|werkzeug\.utils\.secure_filename|(pathlib|anyio)\.(Path|PurePath|PosixPath)(\.\w+)*\.(name|stem|suffix|suffixes)|urllib\.parse\.quote_plus)(\.|$)/

/** Where something of the request is part of the path of a file that is opened, written or removed. */
export const fileHits = (subject: Subject): readonly Hit[] =>
  [
    ...hitsOf(subject, [{ path: OPENS, position: 0, name: 'path' }], leadsOut),
    ...hitsOf(subject, [{ path: TARGETS, position: 1, name: 'dst' }], leadsOut),
    ...hitsOf(subject, [{ path: METHODS, position: -1 }], leadsOut),
  ].filter((hit) => !isContent(hit) && !isContained(hit))

const leadsOut = ({ piece }: Carried, call: Call): boolean =>
  !piece.through.some((path) => CLEANS.test(path)) && !/\.(name|stem|suffix|suffixes|parts)\./.test(call.path)

/** `path.relative_to(folder)` raises for what lies outside. */
const isContained = ({ operation, carried }: Hit): boolean =>
  (operation.trace?.calls ?? []).some(
    (one) =>
      /\.(relative_to|is_relative_to|commonpath|commonprefix|safe_join)$/.test(one.path) &&
      [...one.receiver, ...one.arguments.flatMap(({ from }) => from)].includes(carried.source),
  )

/** `pandas.read_csv(file.file)` reads what was sent, from no path at all. */
const isContent = ({ carried: { piece, way } }: Hit): boolean =>
  way.length === 1 && (piece.type === 'bytes' || piece.through.some((path) => CONTENT.test(path)))
const CONTENT = /UploadFile\.(file|read)$|BytesIO|StringIO|Request\.(body|stream)/

/**
 * How far it leads. A path parameter without the convertor `path` is one segment: only `..` fits in it. Behind other
 * text of a segment (`report_{}`) `..` names no folder that is there.
 */
export function reach({ operation, carried }: Hit): {
  readonly severity: Severity
  readonly confidence: Confidence
} {
  const previous = carried.way[carried.index - 1]
  const isSegment =
    carried.source.startsWith('path:') && !operation.pattern.includes(`{${carried.source.slice(5)}:path}`)
  if (isSegment) return { severity: 'low', confidence: 'low' }
  if (!previous || previous.text?.endsWith('/')) return { severity: 'high', confidence: 'high' }
  return previous.text === null ? { severity: 'high', confidence: 'medium' } : { severity: 'medium', confidence: 'low' }
}

/** Behind other text of a segment `..` names a folder that is not there. */
export const standsInSegment = ({ carried }: Hit): boolean => {
  const before = carried.way[carried.index - 1]?.text
  return typeof before === 'string' && !before.endsWith('/')
}
