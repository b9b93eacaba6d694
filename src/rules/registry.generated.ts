// Made by tools/rules.mjs from the folders here; not to be edited.
import apiBodyOnGet from './api/body-on-get/rule.ts'
import apiCreatedWith200 from './api/created-with-200/rule.ts'
import apiDuplicateNotConflict from './api/duplicate-not-conflict/rule.ts'
import apiErrorDetailMixed from './api/error-detail-mixed/rule.ts'
import apiErrorReturned from './api/error-returned/rule.ts'
import apiErrorWithSuccess from './api/error-with-success/rule.ts'
import apiErrorsUndocumented from './api/errors-undocumented/rule.ts'
import apiExceptionHandlerWithoutResponse from './api/exception-handler-without-response/rule.ts'
import apiInputWiderThanColumn from './api/input-wider-than-column/rule.ts'
import apiLimitUnbounded from './api/limit-unbounded/rule.ts'
import apiListUnpaginated from './api/list-unpaginated/rule.ts'
import apiNoContentWithBody from './api/no-content-with-body/rule.ts'
import apiOffsetNegative from './api/offset-negative/rule.ts'
import apiOperationIdRepeated from './api/operation-id-repeated/rule.ts'
import apiPathDefaultUnused from './api/path-default-unused/rule.ts'
import apiPathParameterIgnored from './api/path-parameter-ignored/rule.ts'
import apiPathParameterMisspelt from './api/path-parameter-misspelt/rule.ts'
import apiPathParameterUnused from './api/path-parameter-unused/rule.ts'
import apiPathStyleMixed from './api/path-style-mixed/rule.ts'
import apiRefusalInMiddleware from './api/refusal-in-middleware/rule.ts'
import apiRefusalReplaced from './api/refusal-replaced/rule.ts'
import apiResponseModelDisagrees from './api/response-model-disagrees/rule.ts'
import apiResponseRaised from './api/response-raised/rule.ts'
import apiResponseUndescribed from './api/response-undescribed/rule.ts'
import apiRouteHidden from './api/route-hidden/rule.ts'
import apiRouteRepeated from './api/route-repeated/rule.ts'
import apiTextUnbounded from './api/text-unbounded/rule.ts'
import apiTupleReturned from './api/tuple-returned/rule.ts'
import apiVersionMissing from './api/version-missing/rule.ts'
import type { NamedRule } from './run.ts'

// oxfmt-ignore
export const rules: readonly NamedRule[] = [
  { name: 'api/body-on-get', rule: apiBodyOnGet },
  { name: 'api/created-with-200', rule: apiCreatedWith200 },
  { name: 'api/duplicate-not-conflict', rule: apiDuplicateNotConflict },
  { name: 'api/error-detail-mixed', rule: apiErrorDetailMixed },
  { name: 'api/error-returned', rule: apiErrorReturned },
  { name: 'api/error-with-success', rule: apiErrorWithSuccess },
  { name: 'api/errors-undocumented', rule: apiErrorsUndocumented },
  { name: 'api/exception-handler-without-response', rule: apiExceptionHandlerWithoutResponse },
  { name: 'api/input-wider-than-column', rule: apiInputWiderThanColumn },
  { name: 'api/limit-unbounded', rule: apiLimitUnbounded },
  { name: 'api/list-unpaginated', rule: apiListUnpaginated },
  { name: 'api/no-content-with-body', rule: apiNoContentWithBody },
  { name: 'api/offset-negative', rule: apiOffsetNegative },
  { name: 'api/operation-id-repeated', rule: apiOperationIdRepeated },
  { name: 'api/path-default-unused', rule: apiPathDefaultUnused },
  { name: 'api/path-parameter-ignored', rule: apiPathParameterIgnored },
  { name: 'api/path-parameter-misspelt', rule: apiPathParameterMisspelt },
  { name: 'api/path-parameter-unused', rule: apiPathParameterUnused },
  { name: 'api/path-style-mixed', rule: apiPathStyleMixed },
  { name: 'api/refusal-in-middleware', rule: apiRefusalInMiddleware },
  { name: 'api/refusal-replaced', rule: apiRefusalReplaced },
  { name: 'api/response-model-disagrees', rule: apiResponseModelDisagrees },
  { name: 'api/response-raised', rule: apiResponseRaised },
  { name: 'api/response-undescribed', rule: apiResponseUndescribed },
  { name: 'api/route-hidden', rule: apiRouteHidden },
  { name: 'api/route-repeated', rule: apiRouteRepeated },
  { name: 'api/text-unbounded', rule: apiTextUnbounded },
  { name: 'api/tuple-returned', rule: apiTupleReturned },
  { name: 'api/version-missing', rule: apiVersionMissing },
]
