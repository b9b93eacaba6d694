import { deflateRawSync } from 'node:zlib'
import type { Operation } from '../../../model/index.ts'
import { NotTried, type Attack } from '../attack.ts'
import { Trial } from '../trial.ts'
import { bodyOf, membersOf } from '../surface/bodies.ts'
import type { Surface } from '../surface/surface.ts'
import type { Upload } from '../wire/encode.ts'
import { type Answer, ok } from '../wire/send.ts'
import { exchangeLine } from '../wire/shown.ts'
import { isFile, note, page, picture } from '../world/uploads.ts'
import type { World } from '../world/world.ts'

const takingFiles = ({ operations, backend }: Surface): readonly Operation[] =>
  operations.filter((one) => bodyOf(one)?.type === 'multipart/form-data' && fileMember(backend, one) !== undefined)

const fileMember = (backend: Surface['backend'], operation: Operation): string | undefined =>
  Object.entries(membersOf(backend, operation)).find(([, schema]) => isFile(schema) || schema['type'] === 'array')?.[0]

const files: Attack = {
  id: 'C13',
  title: 'Files that are not what they say, climb out of their folder, explode or run are refused',
  maps: ['ASVS 5.2.2', 'ASVS 5.2.3', 'ASVS 5.3.2'],
  aftermath: 'writing',
  applies: (surface) => (takingFiles(surface).length > 0 ? null : 'no operation takes a file'),
  async run(world) {
    const trial = new Trial()
    for (const operation of takingFiles(world.surface)) await tried(world, operation, trial)
    return trial.outcome(`${trial.checks} bad files are refused`, `${trial.checks} files`)
  },
}

async function tried(world: World, operation: Operation, trial: Trial): Promise<void> {
  const member = fileMember(world.surface.backend, operation) ?? 'file'
  const caller = await world.alice()
  const send = (upload: Upload): Promise<Answer> =>
    world.patiently(() => world.call(operation, caller, { members: { [member]: upload } }))
  let good: Upload | undefined
  let last: Answer | undefined
  for (const upload of [picture(), page(), note()]) {
    last = await send(upload)
    if (ok(last)) good ??= upload
  }
  if (good === undefined) throw new NotTried(`no plain file is taken: ${last === undefined ? '' : exchangeLine(last)}`)
  const bad: readonly (readonly [string, Upload])[] = [
    [
      'another kind than it says',
      { ...good, content: Buffer.from('<html><script>alert(1)</script></html>\u0000\u0001') },
    ],
    ['no bytes', { ...good, content: Buffer.alloc(0) }],
    [
      'a picture with a script',
      {
        file: 'x.svg',
        type: 'image/svg+xml',
        content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      },
    ],
    ['a program', { file: 'x.exe', type: 'application/x-msdownload', content: Buffer.from('MZ\u0090\u0000') }],
    ['an archive that explodes', { file: 'x.zip', type: 'application/zip', content: bomb() }],
  ]
  for (const [what, upload] of bad) {
    const answer = await send(upload)
    trial.check(answer, answer.status >= 400 && answer.status < 500, `${what} is taken`)
  }
  // With the ending of what is taken, so that nothing but the way there can be wrong.
  const ending = good.file.slice(good.file.lastIndexOf('.'))
  for (const name of ['../../../../tmp/architect-escaped', '..\\..\\escaped', '/etc/escaped']) {
    const file = `${name}${ending}`
    const answer = await send({ ...good, file })
    const harmless = ok(answer) && !answer.text.includes('..') && !answer.text.includes('/etc/')
    trial.check(answer, harmless || (answer.status >= 400 && answer.status < 500), `the name ${file} is kept`)
  }
}

const FIFTY_MEGABYTES = 50_000_000

/** An archive of some kilobytes with one file of 50 MB of nothing. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(FIFTY_MEGABYTES))
  const name = Buffer.from('zeros')
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(FIFTY_MEGABYTES, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, packed])
  const entry = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, Buffer.alloc(14), name])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(entry.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, entry, Buffer.from('PK\u0005\u0006'), end])
}

export const attacks: readonly Attack[] = [files]
