/** A set of numbers as disjoint ranges in order. `whole`: of integers only, whose ranges are closed. */
export interface NumberSet {
  readonly ranges: readonly Range[]
  readonly whole: boolean
}

/** The ends are outside where `open`; infinite ends always are. */
interface Range {
  readonly from: number
  readonly fromOpen: boolean
  readonly to: number
  readonly toOpen: boolean
}

const EVERYTHING: Range = { from: Number.NEGATIVE_INFINITY, fromOpen: true, to: Number.POSITIVE_INFINITY, toOpen: true }

export type Order = '=' | '<' | '<=' | '>' | '>='

/** The numbers that compare so with the given one. */
export function numbersThat(order: Order, value: number, whole: boolean): NumberSet {
  const from = order === '>' || order === '>=' || order === '=' ? value : EVERYTHING.from
  const to = order === '<' || order === '<=' || order === '=' ? value : EVERYTHING.to
  const range = { from, to, fromOpen: order !== '=' && order !== '>=', toOpen: order !== '=' && order !== '<=' }
  return normal([range], whole)
}

export function unionOfNumbers(a: NumberSet, b: NumberSet): NumberSet {
  return normal([...a.ranges, ...b.ranges], a.whole)
}

export function complementOfNumbers(set: NumberSet): NumberSet {
  const gaps: Range[] = []
  let from = EVERYTHING.from
  let fromOpen = true
  for (const range of set.ranges) {
    gaps.push({ from, fromOpen, to: range.from, toOpen: !range.fromOpen })
    from = range.to
    fromOpen = !range.toOpen
  }
  gaps.push({ from, fromOpen, to: EVERYTHING.to, toOpen: true })
  return normal(
    gaps.filter((g) => g.from !== g.to || (!g.fromOpen && !g.toOpen)),
    set.whole,
  )
}

export function intersectionOfNumbers(a: NumberSet, b: NumberSet): NumberSet {
  return complementOfNumbers(unionOfNumbers(complementOfNumbers(a), complementOfNumbers(b)))
}

/** A number of the set, an end of a range where it has one; undefined for the empty set. */
export function exampleNumber(set: NumberSet): number | undefined {
  const [range] = set.ranges
  if (range === undefined) return undefined
  const { from, fromOpen, to, toOpen } = range
  if (Number.isFinite(from) && !fromOpen) return from
  if (Number.isFinite(to) && !toOpen) return to
  if (Number.isFinite(from) && Number.isFinite(to)) return (from + to) / 2
  if (Number.isFinite(from)) return Math.floor(from) + 1
  return Number.isFinite(to) ? Math.ceil(to) - 1 : 0
}

function normal(ranges: readonly Range[], whole: boolean): NumberSet {
  const wanted = (whole ? ranges.map(closed) : ranges).filter(
    (r) => r.from < r.to || (r.from === r.to && !r.fromOpen && !r.toOpen),
  )
  const merged: Range[] = []
  for (const range of wanted.toSorted((a, b) => a.from - b.from || Number(a.fromOpen) - Number(b.fromOpen))) {
    const last = merged.at(-1)
    if (last !== undefined && touches(last, range, whole)) merged[merged.length - 1] = joined(last, range)
    else merged.push(range)
  }
  return { ranges: merged, whole }
}

function closed(range: Range): Range {
  const from = range.fromOpen ? Math.floor(range.from) + 1 : Math.ceil(range.from)
  const to = range.toOpen ? Math.ceil(range.to) - 1 : Math.floor(range.to)
  return {
    from: Number.isFinite(range.from) ? from : range.from,
    fromOpen: !Number.isFinite(range.from),
    to: Number.isFinite(range.to) ? to : range.to,
    toOpen: !Number.isFinite(range.to),
  }
}

function touches(a: Range, b: Range, whole: boolean): boolean {
  return b.from < a.to || (b.from === a.to && !(a.toOpen && b.fromOpen)) || (whole && b.from === a.to + 1)
}

function joined(a: Range, b: Range): Range {
  const end = b.to > a.to ? b : a
  const toOpen = a.to === b.to ? a.toOpen && b.toOpen : end.toOpen
  return { from: a.from, fromOpen: a.fromOpen, to: end.to, toOpen }
}
