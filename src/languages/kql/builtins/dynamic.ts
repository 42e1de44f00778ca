import { call } from '../../../plan/expr.ts'
import { orEmpty, textToDynamic, toDynamic, toText } from '../values.ts'
import { type Builtin, of, ofAny } from './builtin.ts'

/** Text that is no JSON becomes itself as a dynamic string (`parse-json-function.md`). */
const parseJson = ofAny(([value, ...others], site) => {
  if (value === undefined || others.length > 0) return undefined
  if (value.type === 'dynamic') return value
  if (value.type !== 'string') return toDynamic(value)
  return textToDynamic(value, site.span)
})

/** `strcat_array`: elements that are no strings are read as text (`strcat-array-function.md`). */
const strcatArray = of(2, ([value, delimiter], site) => {
  if (value?.type !== 'dynamic' || delimiter === undefined) return undefined
  const separator = toText(site.cx, delimiter)
  const fn = separator.kind === 'literal' ? 'dynamic.join_text' : 'array.joined_by'
  return orEmpty(call(fn, [value, separator], site.span))
})

export const DYNAMIC_BUILTINS: Readonly<Record<string, Builtin>> = {
  parse_json: parseJson,
  parsejson: parseJson,
  todynamic: parseJson,
  toobject: parseJson,
  strcat_array: strcatArray,
}
