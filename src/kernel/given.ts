/** What somebody is given by the house, and never writes himself: by the last word of its name, `LabResult`. */
const GIVEN = new RegExp(
  `(${[
    'Invoice Bill Payslip Paycheck Salary Wage Bonus Commission Royalty Payout Dividend Statement Result Diagnosis',
    'Prescription Grade Mark Transcript Certificate Diploma Licence License Permit Evaluation Assessment Appraisal Score',
    'Verdict Fine Penalty Dunning Reminder Contract Policy Balance Entitlement Allowance',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
)

export const isGiven = (name: string): boolean => GIVEN.test(name)
