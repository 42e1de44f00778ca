import { aggregateCall, call, type Expr, literal, long, not, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { constantArgument } from './arguments.ts'
import type { Expression, ExpressionOf } from './ast.ts'
import { FileRows, type Wanted, wantedTable } from './given-files.ts'
import type { KeyedRows } from './lookups.ts'
import type { Lowering } from './lowering.ts'
import { fingerprint, toText, type Value } from './value.ts'

type Call = ExpressionOf<'call'>

interface ReferenceFunction {
  /** The least and the greatest number of arguments. */
  readonly arguments: readonly [number, number]
  readonly lower: (lowering: Lowering, expression: Call) => Value
}

const SET = 'a reference set: one value a row in its first column, or in a `.txt` file one value a line'
const MAP = 'a reference map: columns `key` and `value`'
const MAP_OF_SETS = 'a reference map of sets: columns `key` and `value`, a row for each value of a key'
const TABLE =
  'a reference table: a column `key` and a column for each inner key, or the columns `outer key`, `inner key` and `value`'
const ASSETS = 'the assets: a column `ip`, then `hostname`, `user` and a column for each property'
const NETWORKS = 'the network hierarchy: columns `cidr` and `name`, and `fullname` where that is another'

/** https://www.ibm.com/docs/en/SS42VS_7.5/com.ibm.qradar.doc/r_aql_data_functions.html; the domain may be given last. */
export const REFERENCE_FUNCTIONS: Readonly<Record<string, ReferenceFunction>> = {
  REFERENCESETCONTAINS: { arguments: [2, 3], lower: (lowering, e) => contained(lowering, e, 2, SET) },
  MATCHESASSETSEARCH: { arguments: [2, 3], lower: (lowering, e) => contained(lowering, e, 2, SEARCH) },
  REFERENCEMAP: { arguments: [2, 3], lower: lowerMap },
  REFERENCEMAPSETCONTAINS: { arguments: [3, 4], lower: (lowering, e) => contained(lowering, e, 3, MAP_OF_SETS) },
  REFERENCETABLE: { arguments: [3, 4], lower: lowerTable },
  ASSETHOSTNAME: {
    arguments: [1, 3],
    lower: (lowering, e) => asset(lowering, e, e.args[0], ['hostname', 'host', 'name', 'dnsname']),
  },
  ASSETUSER: {
    arguments: [1, 3],
    lower: (lowering, e) => asset(lowering, e, e.args[0], ['user', 'username', 'lastuser']),
  },
  ASSETPROPERTY: { arguments: [2, 3], lower: lowerAssetProperty },
  NETWORKNAME: { arguments: [1, 2], lower: (lowering, e) => network(lowering, e, ['name']) },
  FULLNETWORKNAME: { arguments: [1, 2], lower: (lowering, e) => network(lowering, e, ['fullname', 'name']) },
}

const SEARCH =
  'the assets that a saved search finds: one address a row in its first column, or in a `.txt` file one a line'

function argumentText(lowering: Lowering, argument: Expression | undefined, span: Span): Expr {
  return argument === undefined ? literal('string', null, span) : toText(lowering.lower(argument))
}

/** The name of the collection in the first argument. */
function nameOf(lowering: Lowering, { args, name }: Call): ExpressionOf<'text'> | undefined {
  return constantArgument(lowering, args[0], `the first argument of ${name.name.toUpperCase()}`)
}

function noteDomain(lowering: Lowering, { args, span, name }: Call, most: number): void {
  if (args.length > most) {
    lowering.session.choose(
      `the domain in ${name.name.toUpperCase()}`,
      'a file is of one domain, so it is not asked',
      span,
    )
  }
}

const COMPARED = 'values are compared as texts in which case counts; where a key comes again, the last row counts'

/** The values of one row of the file, by the keys; null without such a row. */
function lookUp(
  lowering: Lowering,
  wanted: Wanted,
  keys: readonly Expr[],
  rowsOf: (rows: FileRows) => Omit<KeyedRows, 'input'> | undefined,
): readonly Expr[] | undefined {
  const { session } = lowering
  const table = wantedTable(session, wanted)
  if (table === undefined) return undefined
  session.choose('reference data', COMPARED, wanted.span)
  const rows = new FileRows(session, table, wanted.span)
  const keyed = rowsOf(rows)
  if (keyed === undefined) return undefined
  const name = JSON.stringify([table.name, wanted.layout, wanted.asked])
  return lowering.lookups.find(keys, () => ({ ...keyed, input: rows.plan }), name, wanted.span)
}

/** Whether the file has a row of the values of the arguments behind the name; null where one of them is missing. */
function contained(lowering: Lowering, expression: Call, count: number, layout: string): Value {
  const { span, args } = expression
  const none: Value = { expr: literal('boolean', null, span) }
  const name = nameOf(lowering, expression)
  const keys = args.slice(1, count).map((a) => argumentText(lowering, a, span))
  if (name === undefined) return none
  noteDomain(lowering, expression, count)
  const asked = count === 2 ? ['value'] : ['key', 'value']
  const wanted: Wanted = { name: name.value, layout, asked, span: name.span }
  const found = lookUp(lowering, wanted, keys, (rows) => {
    const columns =
      count === 2
        ? [rows.column([], 0, span)]
        : [rows.column(['key', 'key1'], 0, span), rows.column(['value', 'data'], 1, span)]
    const held = columns.filter((c) => c !== undefined)
    if (held.length < columns.length) return rows.refuse(lowering.session, wanted)
    return { keys: held, values: [{ name: 'found', expr: aggregateCall('agg.count', [], span) }] }
  })
  const [mark] = found ?? []
  if (mark === undefined) return none
  const missing = keys.map((key) => call('logic.is_null', [key], span))
  const present = not(call('logic.is_null', [mark], span), span)
  const arms = missing.flatMap((isNull) => [isNull, literal('boolean', null, span)])
  return { expr: call('logic.case', [...arms, present], span) }
}

function lowerMap(lowering: Lowering, expression: Call): Value {
  const { span, args } = expression
  const name = nameOf(lowering, expression)
  const key = argumentText(lowering, args[1], span)
  if (name === undefined) return lowering.nothing(span)
  noteDomain(lowering, expression, 2)
  const wanted: Wanted = { name: name.value, layout: MAP, asked: ['key', 'value'], span: name.span }
  return lookedUp(lowering, wanted, [key], (rows) => [
    [rows.column(['key', 'key1'], 0, span)],
    rows.column(['value', 'data'], 1, span),
  ])
}

type Columns = readonly [keys: readonly (Expr | undefined)[], value: Expr | undefined]

function lookedUp(
  lowering: Lowering,
  wanted: Wanted,
  keys: readonly Expr[],
  columnsOf: (rows: FileRows) => Columns | undefined,
): Value {
  const { span } = wanted
  const found = lookUp(lowering, wanted, keys, (rows) => {
    const columns = columnsOf(rows)
    if (columns === undefined) return undefined
    const [wantedKeys, value] = columns
    const held = wantedKeys.filter((k) => k !== undefined)
    const isWhole = value !== undefined && !held.some((key) => fingerprint(key) === fingerprint(value))
    if (!isWhole || held.length < wantedKeys.length) return rows.refuse(lowering.session, wanted)
    return { keys: held, values: [{ name: 'value', expr: aggregateCall('agg.last', [value], span) }] }
  })
  const [value] = found ?? []
  return value === undefined ? lowering.nothing(span) : { expr: value }
}

/** `REFERENCETABLE('table', 'inner key', outer key)`. */
function lowerTable(lowering: Lowering, expression: Call): Value {
  const { span, args } = expression
  const { session } = lowering
  const name = nameOf(lowering, expression)
  const inner = constantArgument(lowering, args[1], 'the inner key of REFERENCETABLE')
  const key = argumentText(lowering, args[2], span)
  if (name === undefined || inner === undefined) return lowering.nothing(span)
  noteDomain(lowering, expression, 3)
  const wanted: Wanted = { name: name.value, layout: TABLE, asked: ['key', inner.value], span: name.span }
  const table = wantedTable(session, wanted)
  const probe = table === undefined ? undefined : new FileRows(session, table, span)
  const isLong = probe?.column(['inner key', 'key2'], undefined, span) !== undefined
  const keys = isLong ? [key, text(inner.value, inner.span)] : [key]
  return lookedUp(lowering, wanted, keys, (rows) => {
    const outer = rows.column(['outer key', 'key', 'key1'], 0, span)
    if (isLong) {
      return [[outer, rows.column(['inner key', 'key2'], 1, span)], rows.column(['value', 'data'], 2, span)]
    }
    const value = rows.named(session, inner.value, inner.span)
    return value === undefined ? undefined : [[outer], value]
  })
}

function lowerAssetProperty(lowering: Lowering, expression: Call): Value {
  const property = constantArgument(lowering, expression.args[0], 'the property of ASSETPROPERTY')
  if (property === undefined) return lowering.nothing(expression.span)
  return asset(lowering, expression, expression.args[1], [property.value], property)
}

/** What the file `assets` says of an address. */
function asset(
  lowering: Lowering,
  expression: Call,
  address: Expression | undefined,
  names: readonly string[],
  property?: ExpressionOf<'text'>,
): Value {
  const { span } = expression
  const { session } = lowering
  const ip = argumentText(lowering, address, span)
  const wanted: Wanted = { name: 'assets', layout: ASSETS, asked: ['ip', names[0] ?? ''], span }
  session.choose('assets', 'the file `assets` tells one state of them, whatever time and domain are asked', span)
  return lookedUp(lowering, wanted, [ip], (rows) => {
    const value =
      property === undefined
        ? (rows.column(names, undefined, span) ?? rows.named(session, names[0] ?? '', span))
        : rows.named(session, property.value, property.span)
    return value === undefined ? undefined : [[rows.column(['ip', 'address', 'ipaddress'], 0, span)], value]
  })
}

/** The name of the narrowest network of the file `networks` that holds an address, `other` without one. */
function network(lowering: Lowering, expression: Call, names: readonly string[]): Value {
  const { span, args } = expression
  const { session } = lowering
  const ip = argumentText(lowering, args[0], span)
  noteDomain(lowering, expression, 1)
  const wanted: Wanted = { name: 'networks', layout: NETWORKS, asked: ['cidr', 'name'], span }
  const table = wantedTable(session, wanted)
  if (table === undefined) return lowering.nothing(span)
  const rows = new FileRows(session, table, span)
  const cidr = rows.column(['cidr', 'network'], 0, span)
  const name = names.map((n) => rows.column([n], undefined, span)).find((c) => c !== undefined)
  const named = name ?? rows.column([], 1, span)
  if (cidr === undefined || named === undefined) {
    rows.refuse(session, wanted)
    return lowering.nothing(span)
  }
  const choice =
    'the name is that of the narrowest network of the file `networks` that holds the address, `other` where none does'
  session.choose('the network hierarchy', choice, span)
  const entry = call('text.concat', [cidr, text(' ', span), named], span)
  const list = aggregateCall('agg.list', [entry, long(100_000n, span)], span)
  const [networks] = lowering.lookups.findAll(
    () => ({ input: rows.plan, keys: [], values: [{ name: 'networks', expr: list }] }),
    JSON.stringify([table.name, names]),
    span,
  )
  if (networks === undefined) return lowering.nothing(span)
  const found = call('ip.name_in_networks', [ip, networks], span)
  const isNull = call('logic.is_null', [ip], span)
  const otherwise = call('logic.coalesce', [found, text('other', span)], span)
  return { expr: call('logic.case', [isNull, literal('string', null, span), otherwise], span) }
}
