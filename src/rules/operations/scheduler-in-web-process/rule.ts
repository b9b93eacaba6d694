import { rule } from '../../rule.ts'

export default rule({
  title: 'A scheduler runs inside the web process',
  severity: 'low',
  confidence: 'medium',
  audience: 'auditor',
  message: '`{scheduler}` is made in the application: with several workers each of them runs every job',
  advice: 'Run the scheduler in a process of its own, or let one worker win a lock before it starts.',
  check({ code }, report) {
    // A lock that one worker wins says that somebody thought of it.
    if (code.mentioning(/\bapscheduler\b/).some((file) => file.mentions(/lock|leader|advisory/i))) return
    for (const { file, node, path, within } of code.calls(SCHEDULER, /apscheduler/))
      report.found({
        at: file.place(node),
        subject: within?.qualname ?? file.path,
        arguments: { scheduler: path!.slice(path!.lastIndexOf('.') + 1) },
      })
  },
})

const SCHEDULER = /^apscheduler\.schedulers\.(\w+\.)?(AsyncIO|Background)Scheduler$/
