import { blueprint } from './blueprint.ts'
import { build } from './build.ts'
import { decisions } from './decisions.ts'
import { design } from './design.ts'
import { evolve } from './evolve.ts'
import { explain } from './explain.ts'
import { look } from './look/index.ts'
import { plans } from './plans.ts'
import { prove } from './prove.ts'
import { review } from './review.ts'
import { survey } from './survey.ts'
import type { Tool } from './tool.ts'

/** Every tool, in the order they are listed. */
export const tools: readonly Tool[] = [
  survey,
  look,
  review,
  explain,
  evolve,
  plans,
  design,
  decisions,
  blueprint,
  build,
  prove,
]
