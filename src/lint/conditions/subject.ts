import type { Expr } from '../../plan/expr.ts'
import { buildAutomaton } from '../sets/automaton.ts'
import { readPattern } from '../sets/read-pattern.ts'
import { before, EMPTY_TEXT, holdsText, type TextSet } from '../sets/text-set.ts'
import type { ValueSet } from '../sets/value-set.ts'
import { type Definitions, keyOf, unfold } from './definitions.ts'

/** What a condition asks about, below what only changes the case of its letters or fills its null. */
export interface Subject {
  readonly key: string
  readonly expr: Expr
  /** The texts that it can be at all; absent: any. */
  readonly possible?: TextSet
}

const lower = (symbol: number): number => (symbol >= 65 && symbol <= 90 ? symbol + 32 : symbol)
const upper = (symbol: number): number => (symbol >= 97 && symbol <= 122 ? symbol - 32 : symbol)

const CHANGES = { 'text.lower': lower, 'text.fold_ascii': lower, 'text.upper': upper } as const

function texts(pattern: string): TextSet {
  const tree = readPattern(pattern)
  return (tree && buildAutomaton(tree, 'whole')) ?? EMPTY_TEXT // the patterns below are valid and small
}

/** How conversions write values. */
const WRITTEN: Readonly<Record<string, TextSet>> = {
  'convert.integer_to_text': texts('0|-?[1-9][0-9]*'),
  'convert.boolean_to_text': texts('true|false'),
}

/** The subject below, and the values of it for which the given ones come out. Null goes to null unless a default fills it. */
export function below(
  expr: Expr,
  set: ValueSet,
  definitions: Definitions,
): { readonly subject: Subject; readonly set: ValueSet } {
  let current = unfold(expr, definitions)
  let found = set
  for (let depth = 0; depth < 20 && current.kind === 'call'; depth += 1) {
    const [argument, other] = current.args
    if (argument === undefined || found.values.kind !== 'texts') break
    const change = CHANGES[current.fn as keyof typeof CHANGES] // other names give undefined
    if (change !== undefined) {
      found = { null: found.null, values: { kind: 'texts', set: before(found.values.set, change) } }
    } else if (current.fn === 'logic.coalesce' && current.args.length === 2 && isText(other)) {
      const filled = holdsText(found.values.set, other.value)
      if (filled === undefined) break
      found = { null: filled, values: found.values }
    } else break
    current = unfold(argument, definitions)
  }
  const possible = current.kind === 'call' ? WRITTEN[current.fn] : undefined
  return {
    subject: { key: keyOf(current), expr: current, ...(possible === undefined ? {} : { possible }) },
    set: found,
  }
}

function isText(expr: Expr | undefined): expr is Extract<Expr, { kind: 'literal' }> & { readonly value: string } {
  return expr?.kind === 'literal' && typeof expr.value === 'string'
}
