import { rule } from '../../rule.ts'
import { inDevelopment, isConstant, optionOf } from '../options.ts'

export default rule({
  title: 'The application runs in debug mode',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-489', 'CWE-209', 'API8:2023'],
  message: '`{call}` is made with `debug=True`{unless}: every error answers with a traceback',
  advice: 'Leave `debug` out, or take it from a setting that is off by default.',
  check({ code }, report) {
    for (const call of code.calls(
      /^(fastapi\.(applications\.)?FastAPI|starlette\.applications\.Starlette)$/,
      /\bdebug\b/,
    )) {
      const debug = optionOf(code, call, 'debug')
      if (!isConstant(debug, true) || inDevelopment(call)) continue
      report.found({
        at: call.file.place(call.node.keywords.find((one) => one.name === 'debug')!),
        subject: call.file.path,
        arguments: {
          call: call.path!.split('.').at(-1)!,
          unless: debug?.setting ? ` unless \`${debug.setting.name}\` is set` : '',
        },
        ...(debug?.setting ? { confidence: 'medium' } : {}),
        proof: debug?.steps ?? [],
      })
    }
  },
})
