import type { Fills } from '../../evolution/schema/release/fills.ts'
import { type Surroundings, bare, expands, isDemanded, isOfNewTable } from '../../evolution/schema/release/phases.ts'
import { typeOf } from '../../evolution/schema/release/twins.ts'
import type { Lab } from '../../lab/lab.ts'
import { quietly } from '../../lab/rehearsal/quietly.ts'
import type { CatalogName, CatalogStep, StepOf } from '../../model/index.ts'
import { filled } from '../../writers/migration/in-step.ts'
import { type MigrationStatement, sqlOf } from '../../writers/migration/index.ts'
import { isOf, nameOf, shortName } from './names.ts'

/** Takes what the release that runs does not notice, one step after the other. */
export class Expansion {
  readonly steps: CatalogStep[] = []
  readonly batches: MigrationStatement[] = []
  /** Once more when nobody adds rows without a value. */
  readonly late: MigrationStatement[] = []
  readonly unfilled: string[] = []
  private readonly lab: Lab
  private readonly around: Surroundings
  private readonly fills: Fills

  constructor(lab: Lab, around: Surroundings, fills: Fills) {
    this.lab = lab
    this.around = around
    this.fills = fills
  }

  async add(steps: readonly CatalogStep[]): Promise<boolean> {
    const done = await quietly(this.lab, sqlOf(steps), { mayRead: true })
    if (done) this.steps.push(...steps)
    return done
  }

  hasColumn(table: CatalogName, column: string): boolean {
    return this.steps.some((step) => step.do === 'add column' && isOf(table, step) && step.column === column)
  }

  async take(step: CatalogStep): Promise<void> {
    if (step.do === 'add column' && !isOfNewTable(step, this.around)) return this.addColumn(step)
    if (step.do === 'drop column') return this.relax(step)
    if (step.do === 'set not null' && step.notNull && !isOfNewTable(step, this.around)) return this.demand(step)
    // What changes its type without being written anew has done so already.
    if (step.do !== 'set type' && expands(step, this.around)) await this.add([step])
  }

  private async addColumn(step: StepOf<'add column'>): Promise<void> {
    const { definition } = step
    // As long as the old type has the name, the column would be of that.
    if (this.around.remade.has(typeOf(definition))) return
    const twin = this.around.twins.find((one) => isOf(one.table, step) && one.fresh === step.column)
    if (twin) {
      await this.add([bare(step)])
      if (twin.fresh !== twin.name) await this.giveDefault(step, definition.default)
      return
    }
    const said = isDemanded(definition) ? (this.fills.get(nameOf(step)) ?? null) : null
    if (isDemanded(definition) && said === null) {
      if (await this.add([bare(step)])) this.unfilled.push(shortName(step))
      return
    }
    const whole = said === null ? step : { ...step, definition: { ...definition, default: said } }
    if (await this.add([whole])) return
    const value = said ?? definition.default
    if (value === null || definition.serial || !(await this.add([bare(step)]))) return
    const batch = filled(step.table, step.column, value)
    this.batches.push(batch)
    if (!(await this.giveDefault(step, value))) this.late.push(batch)
  }

  private giveDefault(step: StepOf<'add column'>, value: string | null): Promise<boolean> {
    const { table, column } = step
    return value === null
      ? Promise.resolve(false)
      : this.add([{ do: 'set default', table, column, default: value, was: null }])
  }

  /** The next release does not know it, and would add rows without it. */
  private async relax(step: StepOf<'drop column'>): Promise<void> {
    const { table, column, definition } = step
    if (isDemanded(definition)) await this.add([{ do: 'set not null', table, column, notNull: false }])
  }

  private demand(step: StepOf<'set not null'>): void {
    const value = this.fills.get(nameOf(step))
    if (value === undefined) return
    const batch = filled(step.table, step.column, value)
    this.batches.push(batch)
    this.late.push(batch)
  }
}
