import { aggregateCall, call, type Expr, text } from '../../plan/expr.ts'
import type { ExpressionOf } from './ast.ts'
import type { NameLookup } from './facts.ts'
import { FileRows, givenTable, type Wanted } from './given-files.ts'
import type { Lowering } from './lowering.ts'
import { toText, type Value } from './value.ts'

/**
 * The records' own names where they carry them, then those of the file that the user gave under the name of the
 * function, then the few names that are known, then the id as text: the tables of names lie in the console.
 */
export function lowerNameLookup(
  lowering: Lowering,
  expression: ExpressionOf<'call'>,
  name: string,
  lookup: NameLookup,
): Value {
  const { session, scope } = lowering
  const { span } = expression
  const [argument] = expression.args
  if (argument === undefined) return lowering.nothing(span)
  const id = toText(lowering.lower(argument))
  const column = argument.kind === 'name' ? lookup.columns[argument.name.name.toLowerCase()] : undefined
  const own = column === undefined ? undefined : scope.find(column)
  const given = givenName(lowering, name.toLowerCase(), id, expression)
  const candidates: Expr[] = []
  if (own !== undefined) candidates.push(toText(scope.value(own, span)))
  if (given !== undefined) candidates.push(given)
  const isProtocol = name === 'PROTOCOLNAME'
  const otherwise = isProtocol
    ? 'the name is tcp_ip, udp_ip or icmp_ip, else the keyword that IANA has for the number'
    : `the id is given as text${lookup.known === undefined ? '' : ' where it is not a well-known one'}`
  const sources = [
    ...(own === undefined ? [] : [`no \`${own.name}\``]),
    ...(given === undefined ? [] : ['no name in the file']),
  ]
  const without =
    sources.length === 0
      ? `the names lie in the console, not in these records (\`--external ${name.toLowerCase()}=FILE\` gives them, with columns \`id\` and \`name\`)`
      : `of a record that has ${sources.join(' and ')}`
  session.choose(name, `${without}${sources.length === 0 ? ':' : ','} ${otherwise}`, span)
  if (lookup.known !== undefined) {
    const arms = lookup.known.flatMap(([key, label]) => [
      call('compare.eq', [id, text(key, span)], span),
      text(label, span),
    ])
    candidates.push(call('logic.case', [...arms, id], span))
  } else candidates.push(id)
  const [first] = candidates
  if (candidates.length === 1 && first !== undefined) return { expr: first }
  return { expr: call('logic.coalesce', candidates, span) }
}

/** The name in the file of that name, if there is such a file. */
function givenName(lowering: Lowering, file: string, id: Expr, { span }: ExpressionOf<'call'>): Expr | undefined {
  const { session } = lowering
  const table = givenTable(session, file)
  if (table === undefined) return undefined
  const wanted: Wanted = { name: file, layout: 'names: columns `id` and `name`', asked: ['id', 'name'], span }
  const rows = new FileRows(session, table, span)
  const key = rows.column(['id', 'key'], 0, span)
  const name = rows.column(['name', 'value'], 1, span)
  if (key === undefined || name === undefined) return rows.refuse(session, wanted)
  const values = [{ name: 'name', expr: aggregateCall('agg.last', [name], span) }]
  return lowering.lookups.find([id], () => ({ input: rows.plan, keys: [key], values }), table.name, span)?.[0]
}
