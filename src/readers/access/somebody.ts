import type { Machine } from '../../python/interpret/machine.ts'
import type { Run } from '../behaviour/event.ts'
import { Follower, type Judge } from '../behaviour/follow.ts'
import type { Dependant, Models } from '../fastapi/dependant.ts'
import type { SettingTests } from './settings.ts'

/** Follows somebody who is known, whatever the settings are. */
export class SomebodyFollower extends Follower {
  private readonly tests: SettingTests

  constructor(machine: Machine, models: Models, judge: Judge, tests: SettingTests) {
    super(machine, models, judge)
    this.tests = tests
  }

  protected override execute(dependant: Dependant): Run {
    const { machine } = this
    const before = machine.forks
    machine.forks = (test, tested, frame) => this.tests.asks(test, tested, frame)
    try {
      return super.execute(dependant)
    } finally {
      machine.forks = before
    }
  }
}
