import type { Report } from '../../diagnostics/diagnostic.ts'
import type { CompileOptions } from '../language.ts'
import type { ModifierUse, Value } from './ast.ts'
import type { Encoding } from './encoding.ts'
import { literalPattern } from './pattern.ts'
import type { Pattern, Predicate, RegexFlags } from './predicate.ts'
import { departs } from './reading.ts'

/** A value on its way through the modifiers. */
export type Operand =
  | { readonly kind: 'pattern'; readonly parts: Pattern; readonly cased: boolean; readonly encoding?: Encoding }
  | { readonly kind: 'regex'; readonly pattern: string; readonly flags: RegexFlags }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** Nothing but flags can change it any more. */
  | { readonly kind: 'predicate'; readonly predicate: Predicate }

export interface Step {
  readonly use: ModifierUse
  /** All of the item, but for those that join its values. */
  readonly uses: readonly ModifierUse[]
  readonly value: Value
  readonly report: Report
  readonly options: Pick<CompileOptions, 'profile' | 'parameters'>
}

export function refuse({ use, report }: Step, reason: string): undefined {
  report.add('syntax/sigma-chain', use.span, { modifier: use.modifier, reason })
  return undefined
}

export function wrongValue({ use, value, report }: Step, expected: string, operand: Operand): undefined {
  report.add('type/sigma-value', value.span, { modifier: use.modifier, expected, found: describe(operand) })
  return undefined
}

/** Refused in `vendor`; false then. */
export function departed(step: Step, reason: string): boolean {
  const { use, report, options } = step
  report.add('syntax/sigma-chain', use.span, { modifier: use.modifier, reason }, departs(options))
  return options.profile !== 'vendor'
}

function describe(operand: Operand): string {
  switch (operand.kind) {
    case 'pattern':
      return operand.parts.length === 0 ? 'the empty text' : 'a text'
    case 'regex':
      return 'a regular expression'
    case 'number':
      return 'a number'
    case 'boolean':
      return `\`${operand.value}\``
    case 'null':
      return '`null`'
    case 'predicate':
      return 'what the modifiers before it give'
  }
}

/** A number or boolean where a text belongs is the text it is written as; that is refused in `vendor`. */
export function asText(operand: Operand, step: Step): (Operand & { kind: 'pattern' }) | undefined {
  if (operand.kind === 'pattern') return operand
  if (operand.kind !== 'number' && operand.kind !== 'boolean') return wrongValue(step, 'a text', operand)
  const { use, value, report, options } = step
  const found = describe(operand)
  report.add('type/sigma-value', value.span, { modifier: use.modifier, expected: 'a text', found }, departs(options))
  if (options.profile === 'vendor') return undefined
  const text = operand.kind === 'number' ? operand.text : String(operand.value)
  return { kind: 'pattern', parts: literalPattern(text), cased: false }
}
