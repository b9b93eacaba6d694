import type { Backend } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { isHidden, isWrite } from '../exposed.ts'
import { type OpenRouter, openRouters } from '../included.ts'

export default rule({
  title: 'A router is included without the protection of those next to it',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-306', 'API5:2023'],
  message:
    'Nothing asks for credentials in the router {router}, while {guarded} of {siblings} routers next to it do (`{guard}`)',
  advice: 'Include it with `dependencies=[Depends({guard})]` as well, or say in its path that it is public.',
  check({ backend }, report) {
    for (const found of openRouters(backend)) {
      const { router, explicit, guarded, siblings } = found
      const guard = explicit[0]!.guard!
      for (const [index, place] of [router.step.at, ...router.open.map((one) => one.handler)].entries())
        report.found({
          at: place,
          subject: router.open[0]!.id,
          cause: `${router.step.at.file}:${router.step.at.line}`,
          arguments: {
            router: `with \`${router.open[0]!.id}\``,
            guarded: guarded.length,
            siblings,
            guard: guard.what.replace('depends on ', ''),
          },
          confidence: isSure(found, backend) ? 'high' : 'medium',
          ...(index === 0 && {
            proof: [
              router.step,
              ...router.open.map((one) => ({ what: `${one.id} is open to everyone`, at: one.handler })),
            ],
            related: explicit.flatMap((one) => [
              { what: `${one.operations[0]!.id} is ${one.step.what}`, at: one.step.at },
              one.guard!,
            ]),
          }),
        })
    }
  },
})

/** Most are guarded as a whole, and what was forgotten is no mere reading. */
function isSure({ router, explicit, guarded, siblings }: OpenRouter, backend: Backend): boolean {
  const telling = router.open.some((one) => isWrite(one) || isHidden(one, backend))
  return telling && explicit.length >= 2 && guarded.length >= 0.6 * siblings
}
