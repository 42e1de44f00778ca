import { decoded } from './operand.ts'
import { literalPattern } from './pattern.ts'
import type { Predicate } from './predicate.ts'
import type { Operand, Step } from './step.ts'

/** What is tested once every modifier is applied; undefined after a report. Regular expressions are as they are written. */
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
      return operand
    case 'pattern': {
      const parts = decoded(operand, step)
      return parts && { kind: 'pattern', parts, cased: operand.cased }
    }
  }
}
