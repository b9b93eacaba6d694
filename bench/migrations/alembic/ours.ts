import { resolve } from 'node:path'
import { diskTree } from '../../../src/kernel/files/disk.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { readHistories } from '../../../src/readers/alembic/histories.ts'
import { runnable } from '../../../src/writers/ddl/changes.ts'

/** Prints every history of a folder as JSON. */
const folder = resolve(process.argv[2] ?? '.')
const files = diskTree(folder, { wanted: (name) => /\.(py|ini|toml|cfg)$/.test(name), maximumBytes: 5_000_000 })
const program = new SourceProgram(files, await loadParser())
process.stdout.write(JSON.stringify(readHistories(files, program).map(runnable)))
