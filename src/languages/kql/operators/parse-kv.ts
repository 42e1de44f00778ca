import { extend } from '../../../plan/build.ts'
import { boolean, call, type Expr, long, reference, text } from '../../../plan/expr.ts'
import { type Ast, plainName } from '../ast.ts'
import { lowerLiteral } from '../literals.ts'
import type { Lowering } from '../lowering.ts'
import { regexOf } from '../strings.ts'
import { constantText, orEmpty, toText } from '../values.ts'
import { extendedWith, named, type OperatorLowering } from './operator.ts'
import { readAs } from './parse.ts'

/** The words between the parentheses after `with`. */
interface Settings {
  readonly pair: string | undefined
  readonly inner: string | undefined
  readonly quotes: string
  readonly escapes: string
  readonly isGreedy: boolean
  readonly regex: Expr | undefined
}

/** `parse-kv`: a column for each of the names, from a text of names and values (`parse-kv-operator.md`). */
export const lowerParseKv: OperatorLowering = (cx, node, input, environment) => {
  const source = node.child('Expression')
  const settings = settingsOf(cx, node)
  const names = (node.child('Keys')?.list('Columns') ?? []).map((column) => plainName(column.child('Name') ?? column))
  const types = new Map(node.columns.map((c) => [c.name, c.type]))
  if (source === undefined || settings === undefined) return input
  const rows = { ...input }
  const subject = toText(cx, cx.expr(source, { environment, rows }), source.span)
  const bag = pairsOf(cx, node, settings, subject, names)
  if (bag === undefined) return input
  const pairs = named(cx, 'pairs', bag)
  const values = names.map((name) => {
    const member = call('dynamic.member', [reference(pairs), text(name)], node.span)
    return named(cx, name, orEmpty(call('dynamic.to_text', [member], node.span)))
  })
  const plan = extend(extend(rows.plan, [pairs], node.span), values, node.span)
  const columns = values.map((value) => {
    const type = types.get(value.name)
    if (type === undefined) cx.refuse(node.span, `a key \`${value.name}\` of this type`)
    return named(cx, value.name, readAs(cx, type ?? 'string', reference(value, node.span)))
  })
  return extendedWith({ plan, columns: input.columns }, columns, node.span)
}

function pairsOf(
  cx: Lowering,
  node: Ast,
  settings: Settings,
  subject: Expr,
  names: readonly string[],
): Expr | undefined {
  const { pair, inner, quotes, escapes, isGreedy } = settings
  const wanted = names.map((name) => text(name))
  if (settings.regex !== undefined) {
    const regex = regexOf(cx, settings.regex)
    if (regex === undefined) return undefined
    if (regex.groups !== 2) {
      cx.refuse(settings.regex.span, 'a regular expression without exactly two groups')
      return undefined
    }
    const all = (group: number): Expr =>
      call('regex.extract_all', [subject, text(regex.pattern, node.span), long(group)], node.span)
    return call('dynamic.first_pairs', [all(1), all(2)], node.span)
  }
  if (pair === undefined && inner === undefined && !isGreedy) {
    return call('text.word_pairs', [subject, text(quotes), text(escapes), ...wanted], node.span)
  }
  if (pair === undefined || inner === undefined || pair === '' || inner === '') {
    cx.refuse(node.span, '`parse-kv` with one delimiter only')
    return undefined
  }
  const given = [text(pair), text(inner), text(quotes), text(escapes), boolean(isGreedy)]
  return call('text.pairs', [subject, ...given, ...wanted], node.span)
}

/** What stands between the parentheses; `undefined` after a refusal. */
function settingsOf(cx: Lowering, node: Ast): Settings | undefined {
  let settings: Settings = {
    pair: undefined,
    inner: undefined,
    quotes: '',
    escapes: '',
    isGreedy: false,
    regex: undefined,
  }
  for (const property of node.child('WithClause')?.list('Properties') ?? []) {
    const name = property.child('Name')?.text.trim() ?? ''
    const valueNode = property.child('Expression')
    const value = valueNode === undefined ? undefined : lowerLiteral(cx, valueNode)
    const next = value === undefined ? undefined : withSetting(settings, name, value)
    if (next === undefined) {
      cx.refuse(property.span, `\`${property.text.trim()}\` of \`parse-kv\``)
      return undefined
    }
    settings = next
  }
  const isRegex = settings.regex !== undefined
  if (isRegex && (node.child('WithClause')?.list('Properties').length ?? 0) > 1) {
    cx.refuse(node.span, '`parse-kv` by a regular expression with other settings')
    return undefined
  }
  return settings
}

function withSetting(settings: Settings, name: string, value: Expr): Settings | undefined {
  const written = constantText(value)
  if (name === 'greedy') {
    const isGreedy = value.kind === 'literal' && typeof value.value === 'boolean' ? value.value : undefined
    return isGreedy === undefined ? undefined : { ...settings, isGreedy }
  }
  if (written === undefined) return undefined
  switch (name) {
    case 'pair_delimiter':
      return { ...settings, pair: written }
    case 'kv_delimiter':
      return { ...settings, inner: written }
    case 'quote': {
      const both = written.length === 1 ? written + written : written
      return both.length === 2 ? { ...settings, quotes: settings.quotes + both } : undefined
    }
    case 'escape':
      return written.length === 1 ? { ...settings, escapes: settings.escapes + written } : undefined
    case 'regex':
      return { ...settings, regex: value }
    default:
      return undefined
  }
}
