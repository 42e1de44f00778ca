import { decoded, type Operand, type Step } from './operand.ts'
import { literalPattern } from './pattern.ts'
import type { Predicate } from './predicate.ts'
import { regexMachine } from './regex.ts'

/** What is tested once every modifier is applied; undefined after a report. */
export function finish(operand: Operand, step: Omit<Step, 'use'>): Predicate | undefined {
  switch (operand.kind) {
    case 'predicate':
      return operand.predicate
    case 'null':
      return { kind: 'null' }
    case 'boolean':
      return { kind: 'pattern', parts: literalPattern(String(operand.value)), cased: false }
    case 'number':
      return { kind: 'pattern', parts: literalPattern(operand.text), cased: false }
    case 'regex':
      return checkedRegex(operand, step)
    case 'pattern': {
      const parts = decoded(operand, step)
      return parts && { kind: 'pattern', parts, cased: operand.cased }
    }
  }
}

function checkedRegex(
  operand: Operand & { kind: 'regex' },
  { value, report }: Omit<Step, 'use'>,
): Predicate | undefined {
  const { pattern, flags } = operand
  const machine = regexMachine(pattern, flags)
  if (machine.kind === 'none') {
    const { construct, invalid } = machine
    if (invalid) report.add('syntax/regex', value.span, { reason: construct })
    else report.add('fidelity/regex', value.span, { construct })
    return undefined
  }
  if (machine.kind === 'backtracking') {
    report.add('fidelity/sigma-regex', value.span, { construct: machine.construct })
  }
  return { kind: 'regex', pattern, flags }
}
