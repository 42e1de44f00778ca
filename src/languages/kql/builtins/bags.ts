import type { Column } from '../../../plan/expr.ts'
import { call, type Expr, literal, long, reference, text } from '../../../plan/expr.ts'
import { plainName } from '../ast.ts'
import { constantJson, constantText, orEmpty, toDynamic, toText } from '../values.ts'
import { type Builtin, type CallSite, of, ofAny } from './builtin.ts'

/** The columns of the rows that a call sees; `undefined` inside a `let` or a function. */
function visibleColumns(site: CallSite): readonly Column[] | undefined {
  return site.scope.hidesColumns === true ? undefined : site.scope.rows?.columns
}

function isStar(site: CallSite): boolean {
  return site.nodes.length === 1 && site.nodes[0]?.kind === 'StarExpression'
}

/** `bag_pack(name, value, ...)`. */
const bagPack = ofAny((args, site) => {
  if (args.length % 2 !== 0) return undefined
  const names: Expr[] = []
  const parts: Expr[] = []
  for (let i = 0; i < args.length; i += 2) {
    const [name, value] = [args[i], args[i + 1]]
    if (name?.type !== 'string' || value === undefined) return undefined
    names.push(name)
    parts.push(name, toDynamic(value))
  }
  const known = names.flatMap((n) => constantText(n) ?? [])
  if (new Set(known).size < known.length) {
    return site.cx.refused(site.span, 'a bag of two values of one name', 'dynamic', 'which one stays is not documented')
  }
  const isPlain = names.length === known.length || names.length === 1
  return call(isPlain ? 'dynamic.object' : 'bag.of', parts, site.span)
})

/** `bag_pack_columns(column, ...)`: named as the columns are. */
const bagPackColumns: Builtin = (site) => {
  const parts = site.nodes.flatMap((node) => [text(node.symbolName ?? plainName(node)), toDynamic(site.lower(node))])
  return call('dynamic.object', parts, site.span)
}

/** `pack_array(value, ...)` or `pack_array(*)` of all columns. */
const packArray: Builtin = (site) => {
  if (!isStar(site)) return call('dynamic.array', site.nodes.map(site.lower).map(toDynamic), site.span)
  const columns = visibleColumns(site)?.map((c) => toDynamic(reference(c, site.span)))
  return columns === undefined ? undefined : call('dynamic.array', columns, site.span)
}

/** `pack_all()`: a bag of all columns; with `true` without those that are null or empty (`pack-all-function.md`). */
const packAll: Builtin = (site) => {
  const [flag, ...others] = site.nodes
  const columns = visibleColumns(site)
  if (columns === undefined || others.length > 0) return undefined
  const skips = flag === undefined ? undefined : site.lower(flag)
  if (skips !== undefined && (skips.kind !== 'literal' || typeof skips.value !== 'boolean')) return undefined
  const present = skips?.kind === 'literal' && skips.value === true
  const parts = columns.flatMap((column): readonly Expr[] => {
    const value = reference(column, site.span)
    const filled =
      present && column.type === 'string'
        ? call('logic.case', [call('compare.ne', [value, text('')]), value, literal('string', null)], site.span)
        : value
    return [text(column.name), toDynamic(filled)]
  })
  return call(present ? 'dynamic.object_present' : 'dynamic.object', parts, site.span)
}

/** Keys and names of paths are strings; array places in them have no meaning (`jsonpath.md`). */
function refusesKey(site: CallSite, key: Expr): boolean {
  const written = constantText(key)
  if (written === undefined || !/^\$(?:$|[.[])/.test(written)) return false
  if (/^\$(?:\.[^.[\]]+|\[\s*(?:'[^']*'|"[^"]*")\s*\])+$/.test(written)) return false
  site.cx.refuse(key.span, `the path \`${written}\` here`, 'keys are paths of names alone')
  return true
}

const removeKeys = of(2, ([bag, keys], site) => {
  if (bag?.type !== 'dynamic' || keys?.type !== 'dynamic') return undefined
  const constant = constantJson(keys)
  const names = Array.isArray(constant) ? constant.filter((key) => typeof key === 'string') : []
  if (names.some((name) => refusesKey(site, text(name, keys.span)))) return literal('dynamic', null, site.span)
  return call('bag.without', [bag, keys], site.span)
})

/**
 * `treepath` of a constant: the page shows the paths of members and of what is in arrays, but no object right inside
 * an object (`treepath-function.md`).
 */
const treepath = of(1, ([value], site) => {
  if (value?.type !== 'dynamic') return undefined
  const constant = constantJson(value)
  if (constant === undefined) return site.cx.refused(site.span, '`treepath` of a value that is no constant', 'dynamic')
  return hasNestedBag(constant)
    ? site.cx.refused(
        site.span,
        '`treepath` of an object that holds objects',
        'dynamic',
        'the page shows no such paths',
      )
    : call('dynamic.paths', [value], site.span)
})

type Constant = NonNullable<ReturnType<typeof constantJson>>

function isBag(value: Constant | null | undefined): value is { readonly [key: string]: Constant } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasNestedBag(value: Constant | null): boolean {
  if (Array.isArray(value)) return value.some((element) => hasNestedBag(element))
  return isBag(value) && Object.values(value).some((member) => isBag(member) || hasNestedBag(member))
}

/** `gettype`: of a dynamic what its value is (`gettype-function.md`). */
const typeName = of(1, ([value], site) => {
  if (value === undefined) return undefined
  if (value.type !== 'dynamic') return text(value.type === 'boolean' ? 'bool' : value.type, site.span)
  site.cx.note(
    site.span,
    '`gettype` of a dynamic',
    'integers are `long` and reals `double`; datetimes and timespans, which dynamics hold as text, are `string`',
  )
  return call('dynamic.type_name', [value], site.span)
})

/** Sizes of the types that the page gives; of others the estimate is not documented (`estimate-data-size-function.md`). */
const dataSize: Builtin = (site) => {
  const values = isStar(site) ? visibleColumns(site)?.map((c) => reference(c, site.span)) : site.nodes.map(site.lower)
  if (values === undefined) return undefined
  const sizes = values.map((value) => {
    if (value.type === 'string') return call('text.byte_length', [value], site.span)
    if (['long', 'real', 'datetime', 'timespan'].includes(value.type)) return long(8)
    return site.cx.refused(value.span, `the estimated size of a ${value.type}`, 'long')
  })
  return sizes.reduce((sum, size) => call('number.add', [sum, size], site.span), long(0))
}

/** `column_names_of(table)`: the binder knows them. */
const columnNamesOf: Builtin = (site) => {
  const [table, ...others] = site.nodes
  if (table === undefined || others.length > 0 || table.columns.length === 0) return undefined
  return literal('dynamic', JSON.stringify(table.columns.map((c) => c.name)), site.span)
}

export const BAG_BUILTINS: Readonly<Record<string, Builtin>> = {
  bag_has_key: of(2, ([bag, key], site) => {
    if (bag?.type !== 'dynamic' || key?.type !== 'string') return undefined
    return refusesKey(site, key) ? literal('boolean', null) : call('bag.has_key', [bag, key], site.span)
  }),
  bag_keys: of(1, ([bag], site) => (bag?.type === 'dynamic' ? call('dynamic.keys', [bag], site.span) : undefined)),
  bag_merge: ofAny((bags, site) => {
    const fits = bags.length >= 2 && bags.length <= 64 && bags.every((b) => b.type === 'dynamic')
    return fits ? call('bag.merge', bags, site.span) : undefined
  }),
  bag_pack: bagPack,
  pack: bagPack,
  pack_dictionary: bagPack,
  bag_pack_columns: bagPackColumns,
  bag_remove_keys: removeKeys,
  bag_set_key: of(3, ([bag, key, value], site) => {
    if (bag?.type !== 'dynamic' || key?.type !== 'string' || value === undefined) return undefined
    return refusesKey(site, key) ? literal('dynamic', null) : call('bag.with', [bag, key, toDynamic(value)], site.span)
  }),
  bag_zip: of(2, ([keys, values], site) =>
    keys?.type === 'dynamic' && values?.type === 'dynamic' ? call('bag.zip', [keys, values], site.span) : undefined,
  ),
  column_names_of: columnNamesOf,
  dynamic_to_json: of(1, ([value], site) => {
    if (value === undefined) return undefined
    if (value.type !== 'dynamic') return toText(site.cx, value, site.span)
    return orEmpty(call('dynamic.to_sorted_text', [value], site.span))
  }),
  estimate_data_size: dataSize,
  gettype: typeName,
  pack_all: packAll,
  pack_array: packArray,
  treepath,
}
