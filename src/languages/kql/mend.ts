import type { Catalog, Table } from '../../schemas/table.ts'
import type { ValueType } from '../../types/value.ts'
import { Ast, plainName, valueTypeNamed } from './ast.ts'
import type { ExtraColumn } from './binding.ts'
import type { OfficialCode, OfficialDiagnostic } from './official.ts'
import {
  errorsOf,
  isNoColumn,
  isSyntaxCode,
  isUnknownColumn,
  isUnknownKey,
  nameAt,
  pathTo,
  sidesLacking,
} from './places.ts'

export type Extras = ReadonlyMap<string, readonly ExtraColumn[]>

/** A way to bind the text, and what came of it. */
export interface Attempt {
  readonly extras: Extras
  readonly code: OfficialCode
}

/** What mending goes by. */
export interface Mending {
  readonly text: string
  readonly catalog: Catalog
  /** Binds the text anew; `undefined` when that is given up. */
  readonly attempt: (extras: Extras) => OfficialCode | undefined
}

/** Tried in this order for a column of unknown type: the one that fits its use best wins. */
const GUESSES: readonly ValueType[] = ['string', 'dynamic', 'long', 'datetime', 'real', 'boolean']

/** A query with more unknown columns than this is not about these tables at all. */
const MOST_EXTRAS = 80

/** Nor is one with more errors, in each of which a column may stand. */
const MOST_ERRORS = 400

/** Times that one text is bound for the types of its unknown columns. */
const MOST_TRIALS = 48

/** Gives the unknown columns of the text to the tables that can lend them a meaning, with types that fit their use. */
export function mend(mending: Mending, code: OfficialCode): Attempt {
  const first: Attempt = { extras: new Map(), code }
  const errors = errorsOf(code)
  if (errors.length > MOST_ERRORS || errors.some((d) => isSyntaxCode(d.Code))) return first
  return withTypes(mending, withNames(mending, first))
}

interface Wanted {
  readonly table: Table
  readonly extra: ExtraColumn
  /** The places where it is missing. */
  readonly starts: readonly number[]
}

/** Declares all unknown columns at once, each in the likeliest table; then those that this did not help elsewhere. */
function withNames(mending: Mending, first: Attempt): Attempt {
  let state = first
  const failed = new Set<string>()
  for (let round = 0; round < 6; round += 1) {
    const wanted = wantedColumns(mending, state, failed)
    if (wanted.length === 0 || countOf(state.extras) + wanted.length > MOST_EXTRAS) break
    const all = mending.attempt(withMore(state.extras, wanted))
    if (all === undefined) break
    const missing = new Set(
      errorsOf(all)
        .filter(isMissing)
        .map((d) => d.Start),
    )
    // Between the table and the place something drops the column.
    const helps = (w: Wanted): boolean => w.starts.some((start) => !missing.has(start))
    for (const w of wanted) if (!helps(w)) failed.add(keyOf(w.table, w.extra.name))
    const useful = wanted.filter(helps)
    if (useful.length === wanted.length) {
      state = { extras: withMore(state.extras, wanted), code: all }
    } else if (useful.length > 0) {
      const extras = withMore(state.extras, useful)
      const some = mending.attempt(extras)
      if (some === undefined) break
      state = { extras, code: some }
    }
  }
  return state
}

function wantedColumns(mending: Mending, state: Attempt, failed: ReadonlySet<string>): readonly Wanted[] {
  const root = new Ast(state.code.Syntax, mending.text)
  const wanted = new Map<string, Wanted>()
  for (const found of errorsOf(state.code).filter(isMissing)) {
    const at = nameAt(root, found.Start, found.Length)
    if (at === undefined || isNoColumn(at.name)) continue
    const path = pathTo(root, found.Start, found.Length)
    if (isSelector(path)) continue
    const isKey = path.at(-2)?.kind !== 'PathExpression' && path.some((n) => n.kind === 'JoinOnClause')
    const groups = isKey ? sidesLacking(root, found.Start, found.Length) : [at.tables]
    for (const tables of groups) {
      const table = [...tables]
        .flatMap((t) => mending.catalog.tables.get(t) ?? [])
        .filter((t) => !failed.has(keyOf(t, at.name)) && !has(state.extras, t, at.name))
        .toSorted((a, b) => rank(a, at.name) - rank(b, at.name))[0]
      if (table === undefined) continue
      const key = keyOf(table, at.name)
      const known = wanted.get(key)
      const extra = known?.extra ?? newExtra(table, at.name, root, found)
      wanted.set(key, { table, extra, starts: [...(known?.starts ?? []), found.Start] })
    }
  }
  return [...wanted.values()]
}

function isMissing(found: OfficialDiagnostic): boolean {
  return isUnknownColumn(found) || isUnknownKey(found)
}

/** Whether the name is that of a member, whose owner may be of the wrong type. */
function isSelector(path: readonly Ast[]): boolean {
  const owner = path.at(-2)
  if (owner?.kind !== 'PathExpression' || path.at(-1)?.role !== 'Selector') return false
  return !/^\$(?:left|right)\s*\./.test(owner.text.trim())
}

function keyOf(table: Table, name: string): string {
  return `${table.name} ${name}`
}

function has(extras: Extras, table: Table, name: string): boolean {
  return extras.get(table.name)?.some((c) => c.name === name) === true
}

function countOf(extras: Extras): number {
  return [...extras.values()].reduce((sum, list) => sum + list.length, 0)
}

function withMore(extras: Extras, wanted: readonly Wanted[]): Extras {
  const more = new Map(extras)
  for (const { table, extra } of wanted) more.set(table.name, [...(more.get(table.name) ?? []), extra])
  return more
}

/** Tables that know the name as an alias come first, then those whose records can hold more fields. */
function rank(table: Table, name: string): number {
  if (table.columns.some((c) => c.name === name && c.standing === 'alias')) return 0
  if (table.isOpen === true) return 1
  return table.rest === undefined ? 3 : 2
}

function newExtra(table: Table, name: string, root: Ast, found: OfficialDiagnostic): ExtraColumn {
  const alias = table.columns.find((c) => c.name === name && c.standing === 'alias')
  const target = alias?.target
  if (alias !== undefined && target !== undefined) {
    const type = table.columns.find((c) => c.name === target)?.type ?? alias.type
    return { name, type, source: { kind: 'alias', target } }
  }
  const kind = table.rest === undefined ? 'absent' : 'rest'
  return { name, type: firstGuess(table, name, root, found), source: { kind } }
}

/** Custom columns of Log Analytics end in a letter for their type. */
const SUFFIXES: Readonly<Record<string, ValueType>> = { d: 'real', t: 'datetime', b: 'boolean' }

function firstGuess(table: Table, name: string, root: Ast, found: OfficialDiagnostic): ValueType {
  const parent = pathTo(root, found.Start, found.Length).at(-2)
  const isPath = parent?.kind === 'PathExpression' || parent?.kind === 'ElementExpression'
  if (isPath && parent.child('Expression')?.span.start === found.Start) return 'dynamic'
  if (table.isOpen !== true) return 'string'
  if (name === 'TimeGenerated' || name === 'Timestamp') return 'datetime'
  const suffix = /_([a-z])$/.exec(name)?.[1] ?? ''
  return (Object.hasOwn(SUFFIXES, suffix) ? SUFFIXES[suffix] : undefined) ?? 'string'
}

/** Tries other types for the columns that stand in what the binder does not take. */
function withTypes(mending: Mending, first: Attempt): Attempt {
  let state = first
  let trials = 0
  const settled = new Set<string>()
  for (;;) {
    const next = suspectOf(mending, state, settled)
    if (next === undefined) return state
    settled.add(keyOf(next.table, next.extra.name))
    for (const type of next.types) {
      trials += 1
      if (trials > MOST_TRIALS) return state
      const extras = replaced(state.extras, next.table, { ...next.extra, type })
      const code = mending.attempt(extras)
      if (code === undefined) return state
      if (errorsOf(code).length < errorsOf(state.code).length) state = { extras, code }
      if (errorsOf(state.code).length === 0) return state
    }
  }
}

interface Suspect {
  readonly table: Table
  readonly extra: ExtraColumn
  /** What to try, likeliest first. */
  readonly types: readonly ValueType[]
}

/** A column near an error that another type may mend; those that stand in the expression itself come first. */
function suspectOf(mending: Mending, state: Attempt, settled: ReadonlySet<string>): Suspect | undefined {
  const root = new Ast(state.code.Syntax, mending.text)
  const errors = errorsOf(state.code).filter((d) => !isMissing(d) || isSelector(pathTo(root, d.Start, d.Length)))
  if (errors.length === 0) return undefined
  const guessed = [...state.extras].flatMap(([name, list]) => {
    const table = mending.catalog.tables.get(name)
    if (table === undefined) return []
    return list.filter((extra) => extra.source.kind !== 'alias').map((extra) => ({ table, extra }))
  })
  for (const found of errors) {
    const names = namesAround(root, found)
    const known = guessed.filter(({ extra }) => names.has(extra.name))
    for (const suspect of [...known, ...asDynamic(mending, root, found, state.extras)]) {
      if (settled.has(keyOf(suspect.table, suspect.extra.name))) continue
      return { ...suspect, types: typesFor(suspect.extra, found) }
    }
  }
  const [other] = guessed.filter(({ table, extra }) => !settled.has(keyOf(table, extra.name)))
  return other === undefined ? undefined : { ...other, types: typesFor(other.extra, undefined) }
}

/** What the message asks for comes first. */
function typesFor(extra: ExtraColumn, found: OfficialDiagnostic | undefined): readonly ValueType[] {
  if (extra.source.kind === 'parsed') return ['dynamic']
  const word = /\btype ([a-z]+) expected|\bhave the type ([a-z]+)/.exec(found?.Message ?? '')
  const asked = valueTypeNamed(word?.[1] ?? word?.[2] ?? '')
  return [...new Set([...(asked === undefined ? [] : [asked]), ...GUESSES])].filter((type) => type !== extra.type)
}

/** The names in the smallest expression around the error that has any. */
function namesAround(root: Ast, found: OfficialDiagnostic): ReadonlySet<string> {
  for (const node of pathTo(root, found.Start, found.Length).toReversed()) {
    if (/(?:Operator|Statement|PipeExpression|QueryBlock)$/.test(node.kind)) break
    const names = namesIn(node)
    if (names.size > 0) return names
  }
  return new Set()
}

function namesIn(node: Ast): ReadonlySet<string> {
  const names = new Set<string>()
  const pending = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.isToken) continue
    if (next.kind === 'NameReference') names.add(plainName(next))
    pending.push(...next.children)
  }
  return names
}

/** Sentinel keeps as dynamic some columns that are JSON text in Defender's own tables. */
function asDynamic(
  mending: Mending,
  root: Ast,
  found: OfficialDiagnostic,
  extras: Extras,
): readonly { readonly table: Table; readonly extra: ExtraColumn }[] {
  if (found.Code !== 'KS147' && found.Code !== 'KS141' && !isUnknownColumn(found)) return []
  const path = pathTo(root, found.Start, found.Length)
  const owned = path.findLast((n) => n.kind === 'ElementExpression' || n.kind === 'PathExpression')
  const subject = owned?.child('Expression') ?? path.at(-1)
  if (subject?.kind !== 'NameReference') return []
  const name = plainName(subject)
  const at = nameAt(root, subject.span.start, subject.span.end - subject.span.start)
  if (at === undefined) return []
  return [...at.tables].flatMap((t) => {
    const table = mending.catalog.tables.get(t)
    const column = table?.columns.find((c) => c.name === name && c.type === 'string' && c.standing === 'schema')
    if (table === undefined || column === undefined || has(extras, table, name)) return []
    return [{ table, extra: { name, type: 'dynamic' as const, source: { kind: 'parsed' as const } } }]
  })
}

function replaced(extras: Extras, table: Table, extra: ExtraColumn): Extras {
  const list = extras.get(table.name) ?? []
  const without = list.filter((c) => c.name !== extra.name)
  const next = without.length === list.length ? [...list, extra] : list.map((c) => (c.name === extra.name ? extra : c))
  return new Map([...extras, [table.name, next] as const])
}
