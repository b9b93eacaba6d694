import type { Answer, Ended } from './answer.ts'

/** An answer as Markdown: what is left of it, what it rests on, what was taken out, what is not known. */
export function answerText(answer: Answer): string {
  const { text, evidence, struck, unknown, ended } = answer
  const rests = [...new Set(evidence.flatMap(({ from }) => from))].sort(byNumber)
  return [
    ...(ended === 'answered' ? [] : [`It ended before there was a whole answer: ${endings[ended]}.`, '']),
    text === '' ? 'Nothing can be said that a tool has said.' : text,
    '',
    ...(rests.length > 0 ? [`It rests on ${rests.join(', ')} of the ledger.`] : []),
    ...(struck.length > 0 ? [remark(struck.length), ...struck.map(({ why }) => `- ${oneLine(why)}`)] : []),
    ...(unknown.length > 0 ? ['Not known:', ...unknown.map((one) => `- ${oneLine(one)}`)] : []),
    spentLine(answer),
  ].join('\n')
}

const remark = (count: number): string =>
  count === 1
    ? 'One passage was taken out, as no tool said what it says:'
    : `${count} passages were taken out, as no tool said what they say:`

function spentLine({ model, spent: { input, output, microdollars, modelCalls, toolCalls } }: Answer): string {
  const tools = `${toolCalls} ${toolCalls === 1 ? 'call' : 'calls'} of tools`
  if (model === 'none') return `No model was asked; ${tools}.`
  const cost = microdollars === null ? '' : `, ${(microdollars / 1e6).toFixed(4)} USD`
  return `${model}: ${modelCalls} calls, ${input} tokens in, ${output} out${cost}; ${tools}.`
}

const endings: Readonly<Record<Exclude<Ended, 'answered'>, string>> = {
  tokens: 'the tokens were spent',
  money: 'the money was spent',
  steps: 'the calls of the model were used up',
  calls: 'the calls of tools were used up',
  time: 'the time was over',
  repetition: 'the model went in circles',
  stopped: 'it was stopped',
  model: 'the model gave none',
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 400)

const byNumber = (one: string, other: string): number => Number(one.slice(1)) - Number(other.slice(1))
