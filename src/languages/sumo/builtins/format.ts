import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import { type ExpressionOf, stringValue } from '../ast.ts'
import { toText } from '../values.ts'
import type { Builtins, CallContext } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/format/ */
export const FORMAT_BUILTINS: Builtins = { format: { least: 2, most: 17, lower: lowerFormat } }

/** Java's `%s`, `%S` and `%%`; the specifiers that lay out numbers are refused. */
function lowerFormat(args: readonly Expr[], node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  const nothing = literal('string', null, node.span)
  const [template] = node.args
  if (template?.kind !== 'string') {
    frame.report.add('type/not-constant', template?.span ?? node.span, { what: 'the text of `format`' })
    return nothing
  }
  const pieces: Expr[] = []
  let next = 1
  for (const piece of stringValue(template.raw).split(/(%%|%[^%a-zA-Z]*[a-zA-Z]?)/)) {
    if (piece === '') continue
    if (!piece.startsWith('%') || piece === '%%') {
      pieces.push(text(piece === '%%' ? '%' : piece))
      continue
    }
    const value = args[next]
    next += 1
    if ((piece !== '%s' && piece !== '%S') || value === undefined) {
      const what = value === undefined ? `\`format\` with fewer values than specifiers` : `\`${piece}\` in \`format\``
      frame.refuse(what, template.span)
      return nothing
    }
    pieces.push(piece === '%s' ? toText(value) : call('text.upper', [toText(value)]))
  }
  return call('text.concat', pieces, node.span)
}
