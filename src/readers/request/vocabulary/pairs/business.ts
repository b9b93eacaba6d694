import { pairsOf } from './pair.ts'

/** Who works where at what, what is owed and decided, and what is built. */
export const BUSINESS_PAIRS = pairsOf(`
  employee worker: department team branch company ?
  team department: company ?
  timesheet time-entry: employee worker ?; project task ?
  expense expense-claim: employee ?; project category ?
  expense-report: employee ?
  leave-request vacation-request: employee
  payslip: employee
  application job-application: vacancy posting job position opening permit program programme grant scholarship; candidate applicant ?
  permit-application: applicant citizen
  interview: application candidate; interviewer ?
  offer job-offer: application candidate
  candidate: election ?
  ballot vote: election poll motion
  task: project ?; assignee employee ?
  milestone: < project
  plant factory: company ?
  line production-line: < plant factory
  machine: line production-line plant factory workshop hall site ?
  work-order production-order: machine product asset ?
  downtime: machine line; operator ?
  alarm alert: machine device sensor
  quality-check measurement: batch work-order product machine
  part component: machine product ?
  defect: inspection unit apartment building site machine batch product vehicle; contractor ?
  site: customer client project ?
  daily-report site-report: site project
  report: visit inspection job case incident examination ?
  visit: site ?; technician ?
  job: customer client site vehicle ?; technician mechanic ?
  policy: customer client policyholder insured; product ?
  claim: policy customer; adjuster ?
  payout settlement: claim
  premium: policy
  account bank-account: customer client
  card: account customer
  loan: borrower customer client
  installment instalment repayment: < loan
  collateral guarantor: loan
  statement: account
  posting journal-line: < transaction entry journal-entry; ledger-account account
  entry journal-entry: ledger journal
  holding position: portfolio account
  trade: portfolio account ; security instrument ?
  case matter: client
  hearing: case matter; court judge ?
  pleading: case matter
  permit licence license: applicant citizen business vehicle
  appeal objection: decision application permit notice
  decision: application case request
  pledge contribution: project campaign; backer donor supporter; reward ?
  reward tier: < project campaign
  call: agent ?; customer caller ?
  recording transcript: call
  rating: call conversation order trip booking visit ?
  support-ticket: agent ?
  message: conversation chat thread channel ticket
  direct-message: conversation chat thread
  connector charging-point: < station charging-station charger
  charging-session: connector charging-point charger station vehicle
  tariff: station ?
  reading measurement: sensor device meter
  sensor: device machine room site field station ?
  harvest: planting field plot parcel orchard vineyard crop
  field plot: < farm
  crop planting: field plot ?
  animal: farm barn herd ?
  milking feeding: animal cow
  treatment spraying: field plot
  deployment build release: service project application ?
  incident: service ?
`)
