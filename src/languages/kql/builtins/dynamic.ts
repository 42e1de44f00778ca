import { call, type Expr, literal, long, reference, text } from '../../../plan/expr.ts'
import { constantText, isInteger, orEmpty, textToDynamic, toDynamic, toText } from '../values.ts'
import { type Builtin, of, ofAny } from './builtin.ts'

/** Text that is no JSON becomes itself as a dynamic string (`parse-json-function.md`). */
const parseJson = ofAny(([value, ...others], site) => {
  if (value === undefined || others.length > 0) return undefined
  if (value.type === 'dynamic') return value
  if (value.type !== 'string') return toDynamic(value)
  return textToDynamic(value, site.span)
})

/** `bag_pack("name", value, ...)`. */
const bagPack = ofAny((args, site) => {
  if (args.length % 2 !== 0) return undefined
  const parts: Expr[] = []
  for (let i = 0; i < args.length; i += 2) {
    const [name, value] = [args[i], args[i + 1]]
    if (name === undefined || value === undefined || constantText(name) === undefined) return undefined
    parts.push(name, toDynamic(value))
  }
  return call('dynamic.object', parts, site.span)
})

const packArray = ofAny((args, site) => call('dynamic.array', args.map(toDynamic), site.span))

const array = (build: (value: Expr, site: Parameters<Builtin>[0]) => Expr): Builtin =>
  ofAny(([value, ...others], site) =>
    value?.type === 'dynamic' && others.length === 0 ? build(value, site) : undefined,
  )

/** `strcat_array`: elements that are no strings are read as text (`strcat-array-function.md`). */
const strcatArray = of(2, ([value, delimiter], site) => {
  if (value?.type !== 'dynamic' || delimiter === undefined) return undefined
  return orEmpty(call('dynamic.join_text', [value, toText(site.cx, delimiter)], site.span))
})

/** `pack_all()`: a bag of all columns; with `true` without those that are null or empty (`pack-all-function.md`). */
const packAll: Builtin = (site) => {
  const [flag, ...others] = site.nodes
  const columns = site.scope.hidesColumns === true ? undefined : site.scope.rows?.columns
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

export const DYNAMIC_BUILTINS: Readonly<Record<string, Builtin>> = {
  parse_json: parseJson,
  todynamic: parseJson,
  toobject: parseJson,
  array_length: array((value, site) => call('dynamic.array_length', [value], site.span)),
  arraylength: array((value, site) => call('dynamic.array_length', [value], site.span)),
  bag_keys: array((value, site) => call('dynamic.keys', [value], site.span)),
  bag_pack: bagPack,
  pack: bagPack,
  pack_dictionary: bagPack,
  pack_array: packArray,
  pack_all: packAll,
  strcat_array: strcatArray,
  array_index_of: of(2, ([value, wanted], site) => {
    if (value?.type !== 'dynamic' || wanted === undefined) return undefined
    if (wanted.type !== 'string' && !isInteger(wanted.type)) return undefined
    return call('dynamic.index_of', [value, toDynamic(wanted)], site.span)
  }),
  set_has_element: of(2, ([value, wanted], site) => {
    if (value?.type !== 'dynamic' || wanted === undefined) return undefined
    if (wanted.type !== 'string' && !isInteger(wanted.type)) return undefined
    const at = call('dynamic.index_of', [value, toDynamic(wanted)], site.span)
    return call('compare.ge', [at, long(0)], site.span)
  }),
}
