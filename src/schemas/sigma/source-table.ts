import { type Formula, field, fieldsOf } from '../../plan/formula.ts'
import type { ValueType } from '../../types/value.ts'
import type { OcsfClass } from '../ocsf/classes.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { headerOf, SIGMA_HEADER } from './header.ts'

export type Fields = Readonly<Record<string, Formula>>

/** One kind of event of a log source: which rows of a class it is, and its fields as text under the rules' names. */
export interface SourceLeg {
  readonly from: OcsfClass
  readonly when?: Formula
  readonly fields: Fields
  /** Whose process the header tells: the acting one, or the one that the event is about. */
  readonly role?: 'actor' | 'own'
}

export interface SourceTableOptions {
  /** All fields that its events can have are columns, so that a rule that reads another one can be told. */
  readonly isClosed?: boolean
  /** Fields that the log source has, which no leg gives. */
  readonly documented?: Readonly<Record<string, ValueType>>
  /** The texts that its records write where a field has no value. */
  readonly missing?: readonly string[]
}

/** Fields without a value, in Windows events and in the columns that hold them. */
const MISSING = ['', '-'] as const

/** The table of a log source. */
export function sourceTable(
  name: string,
  legs: readonly SourceLeg[],
  { isClosed = false, documented = {}, missing = MISSING }: SourceTableOptions = {},
): ViewDefinition {
  const { '@fields': fields, ...header } = SIGMA_HEADER
  const columns: Record<string, ValueType> = isClosed ? { ...header } : { ...header, '@fields': fields }
  for (const [column, type] of Object.entries(documented)) columns[column] ??= type
  for (const column of legs.flatMap((leg) => Object.keys(leg.fields))) columns[column] ??= 'string'
  let made: readonly ViewLeg[] | undefined
  return {
    name,
    platform: 'sigma',
    timeColumn: '@time',
    columns,
    ...(isClosed ? {} : { rest: '@fields' }),
    missing,
    // Made when a query reads the table: there are hundreds of them.
    get legs() {
      made ??= legs.map((leg) => viewLeg(leg, isClosed))
      return made
    },
  }
}

function viewLeg({ from, when, fields, role = 'actor' }: SourceLeg, isClosed: boolean): ViewLeg {
  return {
    from,
    ...(when === undefined ? {} : { when }),
    columns: {
      ...headerOf(from, ownValues(fields), role),
      ...(isClosed ? {} : { '@fields': field('unmapped') }),
      ...fields,
    },
  }
}

/** Each value that has a column once; what is left in `unmapped` comes as a whole. */
function ownValues(fields: Fields): readonly Formula[] {
  const found = new Map<string, Formula>()
  for (const formula of Object.values(fields)) {
    if (!fieldsOf(formula).has('unmapped')) found.set(formulaKey(formula), formula)
  }
  return [...found.values()]
}

/** Two formulas are one when their keys are equal. */
export function formulaKey(formula: Formula): string {
  let key = KEYS.get(formula)
  if (key === undefined) {
    key = written(formula)
    KEYS.set(formula, key)
  }
  return key
}

const KEYS = new WeakMap<Formula, string>()

function written(formula: Formula): string {
  return JSON.stringify(formula, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
}
