import type { Operator, OperatorKind, OperatorOf } from '../ast.ts'
import type { Frame } from '../frame.ts'
import type { Parser } from '../parser.ts'

/** One operator: reading, printing and meaning together. */
export interface OperatorDefinition<K extends OperatorKind> {
  /** In lower case: the first words that tell the operator; absent where more than a word does. */
  readonly words?: readonly string[]
  /** Reads what follows the operator's words; `start` is where they begin. */
  readonly parse: (p: Parser, start: number) => Operator
  /** Valid text that reads back as the same node. */
  readonly print: (operator: OperatorOf<K>) => string
  readonly lower: (operator: OperatorOf<K>, frame: Frame) => void
}

/** ` by a, b`, or nothing. */
export function printBy(by: string): string {
  return by === '' ? '' : ` by ${by}`
}
