import { type Reader, readerOf } from './reader.ts'
import type { Page } from './page/page.ts'
import type { Facts } from './facts.ts'
import { readAction } from './clauses/whole/action.ts'
import { readAtMost } from './clauses/limits/at-most.ts'
import { readShownOnce } from './clauses/states/approval.ts'
import { readDoneFirst } from './clauses/deeds/done-by.ts'
import { readAsker } from './clauses/whole/asker.ts'
import { readSessions } from './clauses/built-in/built-in.ts'
import { readCached } from './clauses/built-in/cached.ts'
import { readImport } from './clauses/doings/imported.ts'
import { readLasting } from './clauses/limits/lasting.ts'
import { readCalledBy } from './clauses/deeds/called-by.ts'
import { readCapability } from './clauses/built-in/capability.ts'
import { readChannels } from './clauses/built-in/channels.ts'
import { readRunning } from './clauses/built-in/running.ts'
import { readReadState } from './clauses/states/read-state.ts'
import { readChange } from './clauses/whole/change.ts'
import { readMeasured } from './clauses/doings/measured.ts'
import { readMail } from './clauses/built-in/mail.ts'
import { readColon } from './clauses/things/colon.ts'
import { readOwnData } from './clauses/whole/own-data.ts'
import { readNeverBelow } from './clauses/limits/never-below.ts'
import { readNeverChanged } from './clauses/rights/never-changed.ts'
import { readNominal } from './clauses/deeds/nominal.ts'
import { readNouns } from './clauses/things/nouns.ts'
import { readAdvice, readOnly, readStory } from './clauses/rights/rules.ts'
import { readBeingToo } from './clauses/things/being-too.ts'
import { readForDoing } from './clauses/doings/for-doing.ts'
import { readGoingOn } from './clauses/deeds/going-on.ts'
import { readFromOneToAnother } from './clauses/relations/from-one-to-another.ts'
import { readMembersOf } from './clauses/rights/members-of.ts'
import { readBareStates } from './clauses/states/bare-states.ts'
import { readNamedRoles } from './clauses/rights/named-roles.ts'
import { readOfEach } from './clauses/things/of-each.ts'
import { readLink } from './clauses/relations/links.ts'
import { readRelated } from './clauses/relations/related.ts'
import { readChangesKept } from './clauses/states/changes-kept.ts'
import { readSeveralPer } from './clauses/things/several-per.ts'
import { readItsDeeds } from './clauses/deeds/its-deeds.ts'
import { readLog } from './clauses/whole/log.ts'
import { readReceived } from './clauses/limits/received.ts'
import { readOverlap } from './clauses/limits/overlap.ts'
import { readOpener } from './clauses/whole/opener.ts'
import { readNeverSeenBehind } from './clauses/rights/never-seen.ts'
import { readShownLater } from './clauses/states/shown-later.ts'
import { readSignings } from './clauses/built-in/signings.ts'
import { readTogether } from './clauses/deeds/together.ts'
import { readStartsAs } from './clauses/states/starts-as.ts'
import { readSteps } from './clauses/states/steps.ts'
import { readSearchedBy } from './clauses/things/searched.ts'
import { readUntilDecided } from './clauses/states/until-decided.ts'
import { readUsual } from './clauses/states/usual.ts'
import { readUpkeep } from './clauses/whole/upkeep.ts'
import { readWorkflow } from './clauses/states/workflow.ts'
import { readVerb } from './clauses/deeds/verb.ts'
import { readPrivateThat } from './clauses/states/visibility.ts'

/** Ways a clause can begin; each says how far it read, or that it is none of its kind. */
const CLAUSES: readonly ((reader: Reader, at: number) => number | null)[] = [
  readNeverChanged,
  readUpkeep,
  readUsual,
  readStartsAs,
  readUntilDecided,
  readOpener,
  readCalledBy,
  readOverlap,
  readReceived,
  readAtMost,
  readNeverBelow,
  readRunning,
  readSignings,
  readSessions,
  readImport,
  readCached,
  readLasting,
  readOwnData,
  readSearchedBy,
  readSteps,
  readWorkflow,
  readPrivateThat,
  readShownOnce,
  readShownLater,
  readNeverSeenBehind,
  readForDoing,
  readGoingOn,
  readBeingToo,
  readAsker,
  readMembersOf,
  readAdvice,
  readStory,
  readOnly,
  readChannels,
  readReadState,
  readMail,
  readLink,
  readNamedRoles,
  readBareStates,
  readOfEach,
  readRelated,
  readFromOneToAnother,
  readSeveralPer,
  readChangesKept,
  readLog,
  readChange,
  readNominal,
  readAction,
  readCapability,
  readMeasured,
  readColon,
  readDoneFirst,
  readItsDeeds,
  readVerb,
  readTogether,
  readNouns,
]

/** Goes through the request once, clause by clause. */
export function factsIn(page: Page): Facts {
  const reader = readerOf(page)
  for (let at = 0; at < page.tokens.length;) {
    if (page.isEnd(at)) {
      at += 1
      reader.newSentence(at)
      continue
    }
    const next = firstThat(reader, at)
    at = next === null || next <= at ? at + 1 : next
  }
  readLeft(reader)
  return reader.facts
}

/** Capabilities that stand in a list of other things are asked for, too. */
function readLeft(reader: Reader): void {
  const { page, facts, capabilities, seen } = reader
  for (const { name, from, to, isDeclined } of capabilities.values()) {
    if (seen.has(from)) continue
    if (name === 'retrieval' && page.word(from).startsWith('answer') && readAnswers(reader, from)) continue
    page.claim(from, to)
    facts.capabilities.push({ name, isDeclined, of: null, field: null, from: page.words(from, to) })
  }
}

/** What it is answered from stands behind it, whoever else left that open. */
function readAnswers(reader: Reader, from: number): boolean {
  const { facts } = reader
  const next = readCapability(reader, from)
  if (next === null) return false
  const open = facts.quoted.filter((span) => !(from <= span.from && span.to <= next))
  facts.quoted.splice(0, facts.quoted.length, ...open)
  return true
}

function firstThat(reader: Reader, at: number): number | null {
  for (const read of CLAUSES) {
    const next = read(reader, at)
    if (next !== null && next > at) return next
  }
  return null
}
