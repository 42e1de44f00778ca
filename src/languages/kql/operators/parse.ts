import { extend, filter } from '../../../plan/build.ts'
import { and, call, type Expr, long, not, reference, text } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { toRe2 } from '../../../syntax/regex.ts'
import type { ValueType } from '../../../types/value.ts'
import type { Ast } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { type Lowering, missing } from '../lowering.ts'
import { regexOf } from '../strings.ts'
import { convertTo, textToDynamic, toText } from '../values.ts'
import { extendedWith, named, type OperatorLowering, parameter, refuseParameters } from './operator.ts'
import { type Built, type Piece, plainPattern, readPieces, regexPattern } from './parse-pattern.ts'

/** `parse`: columns from the parts of a text; null (or empty) where the text does not fit (`parse-operator.md`). */
export const lowerParse: OperatorLowering = (cx, node, input, environment) => lower(cx, node, input, environment, false)

/** `parse-where`: the same, without the rows whose text does not fit (`parse-where-operator.md`). */
export const lowerParseWhere: OperatorLowering = (cx, node, input, environment) =>
  lower(cx, node, input, environment, true)

function lower(cx: Lowering, node: Ast, input: Rows, environment: Environment, dropsRows: boolean): Rows {
  refuseParameters(cx, node, ['kind', 'flags'])
  const source = node.child('Expression')
  const kind = parameter(node, 'kind')?.text.trim() ?? 'simple'
  const types = new Map(node.columns.map((c) => [c.name, c.type]))
  const pieces = readPieces(cx, node.list('Patterns'), types)
  const built = pieces === undefined ? undefined : build(cx, node, kind, pieces)
  if (source === undefined || pieces === undefined || built === undefined) return input
  const columns = pieces.filter((p) => p.kind === 'column')
  if (new Set(columns.map((c) => c.name)).size < columns.length) {
    cx.refuse(node.span, 'a pattern that names a column twice')
    return input
  }
  const isRelaxed = kind === 'relaxed' && columns.some((c) => c.type !== 'string')
  if (isRelaxed && dropsRows) {
    cx.refuse(node.span, '`parse-where kind=relaxed` with columns that are no strings')
    return input
  }
  const pattern = toRe2(built.pattern, 'rust', built.flags)
  if (!pattern.ok) {
    cx.refuse(node.span, `a pattern with ${pattern.construct}`)
    return input
  }
  const rows = { ...input }
  const value = toText(cx, cx.expr(source, { environment, rows }), source.span)
  const subject = named(cx, 'text', value)
  let plan: Plan = rows.plan
  if (value.kind !== 'column') plan = extend(plan, [subject], node.span)
  const whole = value.kind === 'column' ? value : reference(subject, source.span)
  const parts = columns.map((column, i) => {
    const group = [text(pattern.pattern, column.span), long(built.groups[i] ?? 0), long(pattern.groups.length)]
    return named(cx, column.name, call('regex.capture', [whole, ...group], column.span))
  })
  plan = extend(plan, parts, node.span)
  const read = columns.map((column, i) => named(cx, column.name, readAs(cx, column.type, referenceTo(parts[i]))))
  const typed = read.filter((_, i) => columns[i]?.type !== 'string' && columns[i]?.type !== 'dynamic')
  if (typed.length === 0) {
    if (dropsRows) plan = filter(plan, call('regex.matches', [whole, text(pattern.pattern, node.span)], node.span))
    return extendedWith({ plan, columns: input.columns }, read, node.span)
  }
  plan = extend(plan, read, node.span)
  const fits = and(typed.map((c) => not(call('logic.is_null', [referenceTo(c)]))))
  if (dropsRows) plan = filter(plan, fits, node.span)
  const results = read.map((column) => {
    const found = referenceTo(column)
    // A text that does not fit at all leaves every column empty already.
    if (dropsRows || isRelaxed) return column
    return named(cx, column.name, call('logic.case', [fits, found, missing(column.type)], node.span))
  })
  return extendedWith({ plan, columns: input.columns }, dropsRows || isRelaxed ? results.map(kept) : results, node.span)
}

function kept(column: Computed): Computed {
  return { ...column, expr: referenceTo(column) }
}

function referenceTo(column: Computed | undefined): Expr {
  return column === undefined ? missing('string') : reference(column, column.expr.span)
}

function build(cx: Lowering, node: Ast, kind: string, pieces: readonly Piece[]): Built | undefined {
  const flags = parameter(node, 'flags')
  switch (kind) {
    case 'simple':
    case 'relaxed':
      if (flags !== undefined) cx.refuse(flags.span, `flags with \`kind=${kind}\``)
      return plainPattern(cx, pieces)
    case 'regex': {
      const written = flags?.text.trim() ?? ''
      return regexPattern(cx, pieces, written, (part, span) => regexOf(cx, text(part, span), written)?.groups)
    }
    default:
      cx.refuse(node.span, `\`kind=${kind}\` of \`parse\``)
      return undefined
  }
}

/** A part of a text under a column's type; null where it does not fit. An integer has no fraction. */
export function readAs(cx: Lowering, type: ValueType, part: Expr): Expr {
  switch (type) {
    case 'long':
      return integerOf(part)
    case 'int':
      return call('convert.long_to_int', [integerOf(part)], part.span)
    case 'dynamic':
      return textToDynamic(part)
    default:
      return convertTo(cx, part, type)
  }
}

function integerOf(part: Expr): Expr {
  const parsed = [call('convert.text_to_long', [part]), call('convert.hex_text_to_long', [part])]
  return call('logic.coalesce', parsed, part.span)
}
