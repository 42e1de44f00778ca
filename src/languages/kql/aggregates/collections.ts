import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal, long } from '../../../plan/expr.ts'
import { constantInteger } from '../values.ts'
import { type AggregateLowerer, aggregateOf, UNLIMITED, withoutJsonNull } from './aggregate.ts'

const MOST = 1_048_576n

/** The default of the old spellings `makelist`, `makeset`, `make_dictionary`. */
export const MOST_OF_OLD = 128n

function limitOf(size: Expr | undefined, otherwise: bigint): bigint | undefined {
  const limit = size === undefined ? otherwise : constantInteger(size)
  if (limit === undefined || limit <= 0n) return undefined
  return limit > MOST ? MOST : limit
}

/** What a list holds: datetimes, timespans and guids as their text. */
function elementOf(value: Expr): Expr {
  if (value.type === 'datetime') return call('time.to_text', [value])
  if (value.type === 'timespan') return call('time.span_to_text', [value])
  return value.type === 'guid' ? call('convert.guid_to_text', [value]) : withoutJsonNull(value)
}

/** `make_list`: the values in the order of the rows, nulls left out (`make-list-aggregation-function.md`). */
export const list = (most: bigint = MOST): AggregateLowerer =>
  aggregateOf(2, ([value, size], { add }) => {
    const limit = limitOf(size, most)
    return value === undefined || limit === undefined ? undefined : add('agg.list', [elementOf(value), long(limit)])
  })

/** `make_list_with_nulls` (`make-list-with-nulls-aggregation-function.md`). */
export const listWithNulls = aggregateOf(1, ([value], { add }) =>
  value === undefined ? undefined : add('agg.list_with_nulls', [elementOf(value), long(MOST)]),
)

/** `make_set`: distinct values; of arrays, their elements (`make-set-aggregation-function.md`). */
export const set = (most: bigint = MOST): AggregateLowerer =>
  aggregateOf(2, ([value, size], { add }) => {
    const limit = limitOf(size, most)
    if (value === undefined || limit === undefined) return undefined
    const element = elementOf(value)
    if (value.type !== 'dynamic') return add('agg.set', [element, long(limit)])
    return call('dynamic.set_of', [add('agg.set', [element, UNLIMITED]), long(limit)])
  })

/** An aggregate that a function of the list of all dynamics computes; over nothing `empty`. */
function ofAll(fn: FunctionId, empty: string | null, most?: bigint): AggregateLowerer {
  return aggregateOf(most === undefined ? 1 : 2, ([value, size], { add }) => {
    const limit = limitOf(size, most ?? MOST)
    if (value?.type !== 'dynamic' || limit === undefined) return undefined
    const all = add('agg.list', [withoutJsonNull(value), UNLIMITED])
    const made = call(fn, most === undefined ? [all] : [all, long(limit)])
    return call('logic.coalesce', [made, literal('dynamic', empty)])
  })
}

/** `make_bag`: the members of all bags; of several values of a key any one (`make-bag-aggregation-function.md`). */
export const bag = (most: bigint = MOST): AggregateLowerer => ofAll('dynamic.bag_of', '[]', most)

/** `buildschema` (`buildschema-aggregation-function.md`). */
export const schema: AggregateLowerer = ofAll('dynamic.schema_of', null)
