import { filter, project } from '../plan/build.ts'
import { type Column, call, type Expr, long, or, reference } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { NO_SPAN } from '../source/text.ts'
import type { Atom, Subject } from './atoms.ts'
import { type Decide, decider } from './decide.ts'
import type { Formula } from './formula.ts'
import { type TextSearch, textSearches } from './literals.ts'
import { numberSets } from './number-sets.ts'
import { equal, join, named, PAIR, packs, ROW_ID, scanOf, type Tables, unpackBits, writePairs } from './tables.ts'

/** Tells the values of one subject apart by the facts that are true of them: their signatures, numbered from 0 (no fact). */
export interface SubjectTest {
  readonly subject: Subject
  /** Facts of each signature. */
  readonly signatures: readonly (readonly number[])[]
  /** Decides the values of the rows. */
  readonly decide: (rows: Plan, tables: Tables) => Promise<Decided>
}

export interface Decided {
  /** The signature of rows that have no value. */
  readonly ofNull: number
  /** Of values (`value`) with a signature above 0 (`signature`); absent when there are none. */
  readonly table?: string
}

interface ValueAtom {
  readonly number: number
  readonly expr: Expr
}

/** What `SIGNATURES` tables are made of. */
export const SIGNATURES = [
  { name: 'value', type: 'string' },
  { name: 'signature', type: 'long' },
] as const
const VALUES = [{ name: 'value', type: 'string' }] as const

export function subjectTest(
  subject: Subject,
  place: number,
  atoms: readonly Atom[],
  facts: readonly { readonly fact: number; readonly formula: Formula }[],
): SubjectTest {
  const numbers = [...atoms.keys()].filter((number) => {
    const atom = atoms[number]
    return atom !== undefined && atom.kind !== 'row' && atom.subject === place
  })
  const searches = textSearches(atoms, numbers)
  const ofNull = numbers.find((number) => atoms[number]?.kind === 'null')
  const guarded: ValueAtom[] = []
  const others: ValueAtom[] = []
  for (const number of numbers) {
    const atom = atoms[number]
    if (atom?.kind === 'value') (atom.literals === undefined ? others : guarded).push({ number, expr: atom.expr })
  }
  const decideFacts = decider(
    facts.map((one) => one.formula),
    atoms.length,
    (number) => rarity(atoms[number]),
  )
  const { signatures, signatureOf } = signatureTable(decideFacts, facts)

  const decide = async (rows: Plan, tables: Tables): Promise<Decided> => {
    if (searches.length + others.length === 0) return { ofNull: signatureOf(ofNull === undefined ? [] : [ofNull]) }
    const values = await distinctValues(subject, rows, tables)
    const known = others.length === 0 ? new Map<number, number[]>() : await decideAll(subject, values, others, tables)
    const sets = numberSets(atoms.length)
    const signatureOfSet: number[] = []
    const setOf = (members: readonly number[]): number => {
      const set = sets.add(members)
      if (signatureOfSet.length === set) signatureOfSet.push(signatureOf(members))
      return set
    }
    const ids: number[] = []
    const found: number[] = []
    /** Sets of the values of which the engine has to decide something, and what. */
    const pending = new Map<number, number>()
    const asked: { readonly atom: number[]; readonly id: number[] } = { atom: [], id: [] }
    const placeOf = new Map(guarded.map(({ number }, at) => [number, at]))
    let nullSignature = 0
    let id = 0
    const settle = (value: number, members: readonly number[]): void => {
      const signature = signatureOfSet[setOf(members)] ?? 0
      if (signature === 0) return
      ids.push(value)
      found.push(signature)
    }
    for await (const batch of tables.rows(textsOf(values, searches, tables))) {
      for (const row of batch) {
        const members: number[] = []
        const perhaps: number[] = []
        const extra = known.get(id)
        if (extra !== undefined) members.push(...extra)
        if (row[0] === null) {
          if (ofNull !== undefined) members.push(ofNull)
          nullSignature = signatureOf(members)
        } else {
          for (const [at, search] of searches.entries()) {
            const text = row[at]
            if (typeof text === 'string') search.search(text, members, perhaps)
          }
          if (perhaps.length === 0) settle(id, members)
          else pending.set(id, setOf(members))
        }
        for (const atom of perhaps) {
          asked.atom.push(placeOf.get(atom) ?? 0)
          asked.id.push(id)
        }
        id += 1
      }
    }
    const answers = asked.id.length === 0 ? NONE : await decideAsked(subject, values, guarded, asked, tables)
    for (const [value, set] of pending) settle(value, [...(sets.sets[set] ?? []), ...(answers.get(value) ?? [])])
    const table = ids.length === 0 ? undefined : await writeSignatures(values, found, ids, tables)
    await tables.drop(values)
    return table === undefined ? { ofNull: nullSignature } : { ofNull: nullSignature, table }
  }
  return { subject, signatures, decide }
}

const NONE: ReadonlyMap<number, readonly number[]> = new Map()

/** Longer literals are rarer; what the engine decides is taken for rarer than that. */
function rarity(atom: Atom | undefined): number {
  if (atom?.kind !== 'text' || atom.pattern.kind === 'free') return 0.01
  const { pattern } = atom
  const isFixed = pattern.kind === 'plain' && (pattern.atStart || pattern.atEnd)
  return 4 ** -Math.min(pattern.literal.length, 12) / (isFixed ? 2 : 1)
}

function signatureTable(decide: Decide, facts: readonly { readonly fact: number }[]) {
  const signatures: (readonly number[])[] = [[]]
  const places = new Map<string, number>([['', 0]])
  const signatureOf = (atoms: readonly number[]): number => {
    const trueFacts = decide(atoms).map((place) => facts[place]?.fact ?? 0)
    const key = trueFacts.join()
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, signatures.length)
    return signatures.push(trueFacts) - 1
  }
  return { signatures, signatureOf }
}

/** A table of the subject's distinct values; their row ids number them. */
async function distinctValues(subject: Subject, rows: Plan, tables: Tables): Promise<string> {
  const table = await tables.make(VALUES)
  const key = { ...tables.columns.fresh('value', 'string'), expr: subject.expr }
  await tables.fill(table, { kind: 'aggregate', input: rows, keys: [key], aggregates: [], span: NO_SPAN })
  return table
}

function textsOf(values: string, searches: readonly TextSearch[], { columns }: Tables): Plan {
  const { plan } = scanOf(values, VALUES, columns)
  const value = named(plan, 'value')
  const texts = searches.length === 0 ? [false] : searches.map((search) => search.isLowered)
  return project(
    plan,
    texts.map((isLowered) => ({
      ...columns.fresh('text', 'string'),
      expr: isLowered ? call('text.lower', [reference(value)]) : reference(value),
    })),
  )
}

/** Which of the atoms are true of which values, all tried on all. */
async function decideAll(
  subject: Subject,
  values: string,
  list: readonly ValueAtom[],
  tables: Tables,
): Promise<Map<number, number[]>> {
  const { plan } = scanOf(values, [...VALUES, { name: ROW_ID, type: 'long' }], tables.columns)
  const exprs = packs(list.map(({ expr }) => ofValue(expr, subject, named(plan, 'value'))))
  const packed = exprs.map((expr) => ({ ...tables.columns.fresh('pack', 'long'), expr }))
  const id = named(plan, ROW_ID)
  const answers = project(plan, [{ ...id, expr: reference(id) }, ...packed])
  const some = or(packed.map((column) => call('compare.ne', [reference(column), long(0)])))
  const found = new Map<number, number[]>()
  for await (const batch of tables.rows(filter(answers, some))) {
    for (const [value = null, ...bits] of batch) {
      const numbers = unpackBits(bits).map((place) => list[place]?.number ?? 0)
      found.set(Number(value), numbers)
    }
  }
  return found
}

/** Which of the atoms asked for are true: each is tried on its own values alone. */
async function decideAsked(
  subject: Subject,
  values: string,
  list: readonly ValueAtom[],
  asked: { readonly atom: readonly number[]; readonly id: readonly number[] },
  tables: Tables,
): Promise<Map<number, number[]>> {
  const pairs = await writePairs(tables, asked.atom, asked.id)
  const { plan: left } = scanOf(values, [...VALUES, { name: ROW_ID, type: 'long' }], tables.columns)
  const { plan: right, columns } = scanOf(pairs, PAIR, tables.columns)
  const [atom, id] = columns
  const found = new Map<number, number[]>()
  if (atom === undefined || id === undefined) return found
  const value = named(left, 'value')
  const arms = list.flatMap(({ expr }, place) => [
    call('compare.eq', [reference(atom), long(place)]),
    ofValue(expr, subject, value),
  ])
  const joined = join('inner', right, left, equal(id, named(left, ROW_ID)))
  const holding = filter(joined, call('logic.case', [...arms, call('logic.and', [])]))
  for await (const batch of tables.rows(
    project(
      holding,
      [atom, id].map((column) => ({ ...column, expr: reference(column) })),
    ),
  )) {
    for (const [place, value] of batch) {
      const number = list[Number(place)]?.number ?? 0
      const known = found.get(Number(value))
      if (known === undefined) found.set(Number(value), [number])
      else known.push(number)
    }
  }
  await tables.drop(pairs)
  return found
}

/** The expression with the column in the place of the subject. */
function ofValue(expr: Expr, subject: Subject, value: Column): Expr {
  if (subject.isSame(expr)) return reference(value)
  return expr.kind === 'call' ? { ...expr, args: expr.args.map((arg) => ofValue(arg, subject, value)) } : expr
}

async function writeSignatures(
  values: string,
  signatures: readonly number[],
  ids: readonly number[],
  tables: Tables,
): Promise<string> {
  const pairs = await writePairs(tables, signatures, ids)
  const { plan: left } = scanOf(values, [...VALUES, { name: ROW_ID, type: 'long' }], tables.columns)
  const { plan: right, columns } = scanOf(pairs, PAIR, tables.columns)
  const [signature, id] = columns
  const table = await tables.make(SIGNATURES)
  if (signature === undefined || id === undefined) return table
  const value = named(left, 'value')
  const joined = join('inner', left, right, equal(id, named(left, ROW_ID)))
  await tables.fill(
    table,
    project(joined, [
      { ...tables.columns.fresh('value', 'string'), expr: reference(value) },
      { ...tables.columns.fresh('signature', 'long'), expr: reference(signature) },
    ]),
  )
  await tables.drop(pairs)
  return table
}
