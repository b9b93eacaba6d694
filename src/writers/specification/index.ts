import type { DesignDocument, Principle } from '../../model/index.ts'
import { contractPages } from './contracts.ts'
import { dataModelPage } from './data-model.ts'
import type { SpecificationPage } from './page.ts'
import { planPage } from './plan.ts'
import { tasksPage } from './tasks.ts'

/** A design as the pages spec-kit keeps of a feature; principles are those of the constitution. */
export const specificationPages = (
  document: DesignDocument,
  principles: readonly Principle[],
): readonly SpecificationPage[] => [
  planPage(document, principles),
  dataModelPage(document),
  ...contractPages(document),
  tasksPage(document),
]

export type { SpecificationPage } from './page.ts'
