import { asBool, inherits } from '../../../python/values/ask.ts'
import type { ClassValue } from '../../../python/values/value.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { DECLARATIVE_BASE, MAPPED_BY } from '../library/declarative.ts'
import { isSqlModel, isSqlModelTable } from '../../sqlmodel/table-class.ts'
import { scanSqlModel } from '../../sqlmodel/scan.ts'
import { ClassScan, type MappedClasses, type Scan } from './scan.ts'

/** The mapped classes of a program, in the order they were made. */
export class Models implements MappedClasses {
  readonly all: readonly ClassValue[]
  private readonly machine: Machine
  private readonly mapped = new Map<ClassValue, boolean>()
  private readonly scans = new Map<ClassValue, Scan>()

  constructor(machine: Machine) {
    this.machine = machine
    this.all = machine.classes.filter((of) => this.isMapped(of))
  }

  isMapped(of: ClassValue): boolean {
    let answer = this.mapped.get(of)
    if (answer === undefined) this.mapped.set(of, (answer = decide(of)))
    return answer
  }

  scan(of: ClassValue): Scan {
    let scan = this.scans.get(of)
    if (!scan) {
      this.scans.set(of, { attributes: new Map(), tableName: null, tableArguments: null, table: null })
      const read = new ClassScan(of, this.machine, this).run()
      this.scans.set(of, (scan = isSqlModel(of) ? scanSqlModel(of, read, this.machine) : read))
    }
    return scan
  }

  /** The nearest mapped class this one inherits from. */
  parentOf(of: ClassValue): ClassValue | null {
    return of.mro.slice(1).find((base): base is ClassValue => base.kind === 'class' && this.isMapped(base)) ?? null
  }
}

function decide(of: ClassValue): boolean {
  if (isSqlModel(of)) return isSqlModelTable(of)
  if (of.namespace.has(MAPPED_BY)) return true
  const abstract = of.namespace.get('__abstract__')
  if (abstract && asBool(abstract) === true) return false
  if (!inherits(of, DECLARATIVE_BASE) && !inheritsRegistry(of)) return false
  // A class that stands directly on the library's own base is a base itself.
  return !of.bases.some((base) => base.kind === 'external' && base.path === DECLARATIVE_BASE)
}

const inheritsRegistry = (of: ClassValue): boolean =>
  of.mro.some((base) => base.kind === 'class' && base !== of && base.namespace.has(MAPPED_BY))
