import { call, type Expr, or } from '../../../plan/expr.ts'
import { withoutPlaces } from '../../../plan/traverse.ts'
import { NO_SPAN, type Span } from '../../../source/text.ts'
import type { Name } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { isTrue, toText } from '../values.ts'

export interface Extraction {
  /** Whether the operator found what it looks for. */
  readonly matched: Expr
  readonly values: readonly { readonly name: string; readonly expr: Expr }[]
  readonly nodrop: boolean
  /** Where nothing is found, a field of that name keeps its value; otherwise it becomes null. */
  readonly keepsOld: boolean
  readonly span: Span
}

/** The text a parse operator reads: the message unless `field=` names another. */
export function sourceText(field: Name | undefined, span: Span, frame: Frame): Expr {
  return toText(frame.resolve(field ?? { text: '_raw', quoted: false, span }))
}

/**
 * Drops or keeps rows and makes the fields. Parse operators with `nodrop` that follow each other act as an OR: a later
 * one without `nodrop` drops only rows that none of them matched
 * (https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-nodrop-option/).
 */
export function applyExtraction(extraction: Extraction, frame: Frame): void {
  const { nodrop, span, keepsOld } = extraction
  const certain = !nodrop && frame.parsed === undefined
  const matched = certain ? isTrue(extraction.matched) : frame.hold('matched', isTrue(extraction.matched), span)
  const anyMatched = frame.parsed === undefined ? matched : or([frame.parsed, matched], span)
  // Nobody writes it for a condition: it is no matter of the lint that an earlier step has found the same.
  if (!nodrop) frame.filter(withoutPlaces(anyMatched), NO_SPAN)
  frame.define(
    extraction.values.map(({ name, expr }) => {
      const old = keepsOld ? frame.existing(name) : undefined
      if (certain || old === undefined) return { name, expr }
      return { name, expr: call('logic.case', [matched, toText(expr), toText(old)], span) }
    }),
    span,
  )
  frame.parsed = nodrop ? anyMatched : undefined
}
