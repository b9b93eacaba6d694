// Made by tools/rules.mjs from the folders here; not to be edited.
import aiCallOpen from './ai/call-open/rule.ts'
import aiCallUnbounded from './ai/call-unbounded/rule.ts'
import aiOutputExecuted from './ai/output-executed/rule.ts'
import aiRequestInSystemPrompt from './ai/request-in-system-prompt/rule.ts'
import aiRetriesTwice from './ai/retries-twice/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import injectionAttributeByClient from './injection/attribute-by-client/rule.ts'
import injectionCommand from './injection/command/rule.ts'
import injectionDeserialise from './injection/deserialise/rule.ts'
import injectionHtml from './injection/html/rule.ts'
import injectionPath from './injection/path/rule.ts'
import injectionRedirect from './injection/redirect/rule.ts'
import injectionRegularExpression from './injection/regular-expression/rule.ts'
import injectionServerSideRequest from './injection/server-side-request/rule.ts'
import injectionSql from './injection/sql/rule.ts'
import injectionTemplate from './injection/template/rule.ts'
import injectionUploadNameTrusted from './injection/upload-name-trusted/rule.ts'
import injectionUploadUnbounded from './injection/upload-unbounded/rule.ts'
import retrievalEmbedsUnchanged from './retrieval/embeds-unchanged/rule.ts'
import retrievalEveryWordRequired from './retrieval/every-word-required/rule.ts'
import retrievalFilterAfterSearch from './retrieval/filter-after-search/rule.ts'
import retrievalLimitAboveSearchWidth from './retrieval/limit-above-search-width/rule.ts'
import retrievalRankWithoutFrequency from './retrieval/rank-without-frequency/rule.ts'
import retrievalVectorsOfSeveralModels from './retrieval/vectors-of-several-models/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'ai/call-open', rule: aiCallOpen },
  { name: 'ai/call-unbounded', rule: aiCallUnbounded },
  { name: 'ai/output-executed', rule: aiOutputExecuted },
  { name: 'ai/request-in-system-prompt', rule: aiRequestInSystemPrompt },
  { name: 'ai/retries-twice', rule: aiRetriesTwice },
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'injection/attribute-by-client', rule: injectionAttributeByClient },
  { name: 'injection/command', rule: injectionCommand },
  { name: 'injection/deserialise', rule: injectionDeserialise },
  { name: 'injection/html', rule: injectionHtml },
  { name: 'injection/path', rule: injectionPath },
  { name: 'injection/redirect', rule: injectionRedirect },
  { name: 'injection/regular-expression', rule: injectionRegularExpression },
  { name: 'injection/server-side-request', rule: injectionServerSideRequest },
  { name: 'injection/sql', rule: injectionSql },
  { name: 'injection/template', rule: injectionTemplate },
  { name: 'injection/upload-name-trusted', rule: injectionUploadNameTrusted },
  { name: 'injection/upload-unbounded', rule: injectionUploadUnbounded },
  { name: 'retrieval/embeds-unchanged', rule: retrievalEmbedsUnchanged },
  { name: 'retrieval/every-word-required', rule: retrievalEveryWordRequired },
  { name: 'retrieval/filter-after-search', rule: retrievalFilterAfterSearch },
  { name: 'retrieval/limit-above-search-width', rule: retrievalLimitAboveSearchWidth },
  { name: 'retrieval/rank-without-frequency', rule: retrievalRankWithoutFrequency },
  { name: 'retrieval/vectors-of-several-models', rule: retrievalVectorsOfSeveralModels },
]
