import { type Reader, readerOf } from './reader.ts'
import type { Page } from './page/page.ts'
import type { Facts } from './facts.ts'
import { readAction } from './clauses/action.ts'
import { readAtMost } from './clauses/at-most.ts'
import { readShownOnce } from './clauses/approval.ts'
import { readDoneFirst } from './clauses/done-by.ts'
import { readAsker } from './clauses/asker.ts'
import { readSessions } from './clauses/built-in.ts'
import { readCached } from './clauses/cached.ts'
import { readImport } from './clauses/imported.ts'
import { readLasting } from './clauses/lasting.ts'
import { readCalledBy } from './clauses/called-by.ts'
import { readCapability } from './clauses/capability.ts'
import { readChannels } from './clauses/channels.ts'
import { readReadState } from './clauses/read-state.ts'
import { readChange } from './clauses/change.ts'
import { readMeasured } from './clauses/measured.ts'
import { readMail } from './clauses/mail.ts'
import { readColon } from './clauses/colon.ts'
import { readOwnData } from './clauses/own-data.ts'
import { readNeverBelow } from './clauses/never-below.ts'
import { readNeverChanged } from './clauses/never-changed.ts'
import { readNominal } from './clauses/nominal.ts'
import { readNouns } from './clauses/nouns.ts'
import { readAdvice, readOnly, readStory } from './clauses/rules.ts'
import { readBeingToo } from './clauses/being-too.ts'
import { readForDoing } from './clauses/for-doing.ts'
import { readGoingOn } from './clauses/going-on.ts'
import { readFromOneToAnother } from './clauses/from-one-to-another.ts'
import { readMembersOf } from './clauses/members-of.ts'
import { readBareStates } from './clauses/bare-states.ts'
import { readNamedRoles } from './clauses/named-roles.ts'
import { readOfEach } from './clauses/of-each.ts'
import { readLink } from './clauses/links.ts'
import { readRelated } from './clauses/related.ts'
import { readChangesKept } from './clauses/changes-kept.ts'
import { readSeveralPer } from './clauses/several-per.ts'
import { readItsDeeds } from './clauses/its-deeds.ts'
import { readLog } from './clauses/log.ts'
import { readOverlap } from './clauses/overlap.ts'
import { readOpener } from './clauses/opener.ts'
import { readNeverSeenBehind } from './clauses/never-seen.ts'
import { readShownLater } from './clauses/shown-later.ts'
import { readSignings } from './clauses/signings.ts'
import { readTogether } from './clauses/together.ts'
import { readStartsAs } from './clauses/starts-as.ts'
import { readSteps } from './clauses/steps.ts'
import { readSearchedBy } from './clauses/searched.ts'
import { readUntilDecided } from './clauses/until-decided.ts'
import { readUsual } from './clauses/usual.ts'
import { readUpkeep } from './clauses/upkeep.ts'
import { readWorkflow } from './clauses/workflow.ts'
import { readVerb } from './clauses/verb.ts'
import { readPrivateThat } from './clauses/visibility.ts'

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
  readAtMost,
  readNeverBelow,
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
  readMembersOf,
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
