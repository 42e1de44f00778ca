import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

/** What was seen when; what is null is no user. */
interface Seen {
  readonly id: Dynamic
  readonly at: bigint
}

function seenIn(list: Scalar | undefined): readonly Seen[] {
  const rows = readDynamic(String(list))
  return (rows !== undefined && isArray(rows) ? rows : []).flatMap((row): readonly Seen[] => {
    const [id, at] = isArray(row) ? row : []
    return typeof at === 'bigint' ? [{ id: id ?? null, at }] : []
  })
}

function integer(value: Scalar | undefined): bigint {
  return typeof value === 'bigint' ? value : 0n
}

/** The place of the bin that holds the value; bins begin at `from`. */
function placeOf(at: bigint, from: bigint, width: bigint): bigint {
  const distance = at - from
  const place = distance / width
  return distance % width < 0n ? place - 1n : place
}

function byPlace<T extends { readonly at: bigint }>(
  rows: readonly T[],
  from: bigint,
  width: bigint,
): ReadonlyMap<bigint, readonly T[]> {
  const places = new Map<bigint, T[]>()
  for (const row of rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const place = placeOf(row.at, from, width)
    const known = places.get(place)
    if (known === undefined) places.set(place, [row])
    else known.push(row)
  }
  return places
}

function count(of: number): bigint {
  return BigInt(of)
}

/** How often each of several things is there. */
class Bag {
  readonly #times = new Map<Dynamic, number>()
  #all = 0

  get all(): number {
    return this.#all
  }

  get distinct(): number {
    return this.#times.size
  }

  add(id: Dynamic): void {
    this.#all += 1
    if (id !== null) this.#times.set(id, (this.#times.get(id) ?? 0) + 1)
  }

  remove(id: Dynamic): void {
    this.#all -= 1
    const times = this.#times.get(id)
    if (times === 1) this.#times.delete(id)
    else if (times !== undefined) this.#times.set(id, times - 1)
  }
}

function slidingCounts(
  rows: readonly Seen[],
  start: bigint,
  end: bigint,
  lookback: bigint,
  width: bigint,
): readonly Dynamic[] {
  const bins = lookback / width
  const places = byPlace(
    rows.filter((r) => r.at > start - lookback && r.at <= end),
    start,
    width,
  )
  const inside = new Bag()
  const result: Dynamic[] = []
  const last = placeOf(end, start, width)
  const first = 1n - bins
  for (let place = first; place <= last; place += 1n) {
    for (const row of places.get(place) ?? []) inside.add(row.id)
    const left = place - bins
    for (const row of left < first ? [] : (places.get(left) ?? [])) inside.remove(row.id)
    if (place >= 0n && inside.all > 0) result.push([start + place * width, count(inside.all), count(inside.distinct)])
  }
  return result
}

function activityCounts(rows: readonly Seen[], start: bigint, end: bigint, width: bigint): readonly Dynamic[] {
  const known = new Set<Dynamic>()
  const places = byPlace(
    rows.filter((r) => r.at >= start && r.at <= end),
    start,
    width,
  )
  return [...places].map(([place, seen]) => {
    const ids = new Set(seen.map((r) => r.id).filter((id) => id !== null))
    const before = known.size
    for (const id of ids) known.add(id)
    return [start + place * width, count(seen.length), count(ids.size), count(known.size - before), count(known.size)]
  })
}

function activeUsers(
  rows: readonly Seen[],
  [start, end, lookback, period, least, width]: readonly [bigint, bigint, bigint, bigint, bigint, bigint],
): readonly Dynamic[] {
  const users = new Map<Dynamic, Seen[]>()
  for (const row of rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if (row.id === null || row.at > end) continue
    const known = users.get(row.id)
    if (known === undefined) users.set(row.id, [row])
    else known.push(row)
  }
  const active = new Map<bigint, Set<Dynamic>>()
  for (const [id, seen] of users) {
    const periods = new Bag()
    let first = 0
    for (const row of seen) {
      periods.add(placeOf(row.at, start, period))
      for (let old = seen[first]; old !== undefined && old.at <= row.at - lookback; old = seen[first]) {
        periods.remove(placeOf(old.at, start, period))
        first += 1
      }
      if (row.at < start || count(periods.distinct) < least) continue
      const place = placeOf(row.at, start, width)
      active.set(place, (active.get(place) ?? new Set()).add(id))
    }
  }
  return [...active]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, ids]) => [start + place * width, count(ids.size)])
}

/** The first place in a sorted list whose value is not less. */
function placeIn(sorted: readonly (bigint | number)[], value: bigint | number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}

function slidingPercentiles(
  rows: readonly Seen[],
  percent: number,
  origin: bigint,
  width: bigint,
  bins: bigint,
): readonly Dynamic[] {
  const places = byPlace(rows, origin, width)
  const sorted: (bigint | number)[] = []
  const held: { readonly place: bigint; readonly value: bigint | number }[] = []
  let first = 0
  return [...places].map(([place, seen]) => {
    for (const { id } of seen) {
      if (typeof id !== 'bigint' && typeof id !== 'number') continue
      sorted.splice(placeIn(sorted, id), 0, id)
      held.push({ place, value: id })
    }
    for (let old = held[first]; old !== undefined && old.place <= place - bins; old = held[first]) {
      sorted.splice(placeIn(sorted, old.value), 1)
      first += 1
    }
    const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length))
    return [origin + place * width, sorted[rank - 1] ?? null]
  })
}

const VISITS = '[["a",1],["b",1],["a",2],["c",12],["a",13],[null,13],["a",40]]'

/** Over rows `[what, when]` in an array, when being an integer; results are arrays that begin with when a bin begins. */
export const PERIODS = defineHostFunctions({
  'period.sliding_counts': {
    doc: 'From start to end, for each bin of a width: how many rows and how many distinct values (nulls left out) lie in the bins of the time looked back, a multiple of the width, up to it. Bins over no row are left out.',
    params: ['dynamic', 'long', 'long', 'long', 'long'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows, start, end, lookback, width]) =>
      writeDynamic(slidingCounts(seenIn(rows), integer(start), integer(end), integer(lookback), integer(width))),
    cases: [
      [[{ type: 'dynamic', value: VISITS }, 0n, 30n, 20n, 10n], '[[0,3,2],[10,6,3],[20,3,2]]'],
      [[{ type: 'dynamic', value: VISITS }, 5n, 15n, 10n, 10n], '[[5,3,2]]'],
      [[{ type: 'dynamic', value: '[]' }, 0n, 30n, 20n, 10n], '[]'],
      [[null, 0n, 30n, 20n, 10n], null],
    ],
  },
  'period.activity_counts': {
    doc: 'From start to end, for each bin of a width that has rows: how many rows, distinct values (nulls left out), values that no bin before had, and values that this one or one before has.',
    params: ['dynamic', 'long', 'long', 'long'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows, start, end, width]) =>
      writeDynamic(activityCounts(seenIn(rows), integer(start), integer(end), integer(width))),
    cases: [
      [[{ type: 'dynamic', value: VISITS }, 0n, 30n, 10n], '[[0,3,2,2,2],[10,3,2,1,3]]'],
      [[{ type: 'dynamic', value: VISITS }, -10n, -1n, 10n], '[]'],
      [[null, 0n, 30n, 10n], null],
    ],
  },
  'period.active_counts': {
    doc: 'From start to end, for each bin of a width: how many distinct values have a row in it, at which they have had rows in so many periods of a length within the time looked back (its begin left out). Arguments: start, end, time looked back, length of a period, least number of them, width. Bins without are left out.',
    params: ['dynamic', 'long', 'long', 'long', 'long', 'long', 'long'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows, start, end, lookback, period, least, width]) =>
      writeDynamic(
        activeUsers(seenIn(rows), [
          integer(start),
          integer(end),
          integer(lookback),
          integer(period),
          integer(least),
          integer(width),
        ]),
      ),
    cases: [
      [[{ type: 'dynamic', value: VISITS }, 0n, 50n, 12n, 1n, 2n, 10n], '[[0,1],[10,1]]'],
      [[{ type: 'dynamic', value: VISITS }, 0n, 50n, 11n, 1n, 3n, 10n], '[]'],
      [[{ type: 'dynamic', value: VISITS }, 0n, 50n, 1n, 1n, 1n, 10n], '[[0,2],[10,2],[40,1]]'],
      [[null, 0n, 50n, 12n, 1n, 2n, 10n], null],
    ],
  },
  'period.sliding_percentiles': {
    doc: 'For each bin of a width (the first begins at the origin) that has rows: the percentile, by nearest rank, of the numbers in so many bins up to it. Arguments: percentage, origin, width, number of bins.',
    params: ['dynamic', 'real', 'long', 'long', 'long'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows, percent, origin, width, bins]) =>
      writeDynamic(slidingPercentiles(seenIn(rows), Number(percent), integer(origin), integer(width), integer(bins))),
    cases: [
      [[{ type: 'dynamic', value: '[[5,1],[1,2],[9,11],[3,12],[7,35]]' }, 50, 0n, 10n, 2n], '[[0,1],[10,3],[30,7]]'],
      [[{ type: 'dynamic', value: '[[null,-1],[2.5,-1]]' }, 100, 0n, 10n, 1n], '[[-10,2.5]]'],
      [[{ type: 'dynamic', value: '[]' }, 50, 0n, 10n, 2n], '[]'],
      [[null, 50, 0n, 10n, 2n], null],
    ],
  },
})
