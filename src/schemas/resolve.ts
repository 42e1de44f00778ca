import type { Report } from '../diagnostics/diagnostic.ts'
import { nearHint } from '../diagnostics/near.ts'
import type { Span } from '../source/text.ts'
import { PLATFORM_NAMES, type Table, type TableColumn } from './table.ts'

export type Profile = 'vendor' | 'lenient'

/**
 * What a name of a query stands for. `member`: a field inside the table's `rest` column. `absent`: nothing carries it;
 * under the lenient profile it is null.
 */
export type Resolution =
  | { readonly kind: 'column'; readonly column: TableColumn }
  | { readonly kind: 'member'; readonly rest: string; readonly name: string }
  | { readonly kind: 'absent' }

export interface ResolveOptions {
  readonly profile: Profile
  readonly ignoreCase: boolean
  /** The language answers null for a name that is unknown (CQL), so that it is never an error. */
  readonly missingIsNull?: boolean
  /** What else to say of a name that nothing carries. */
  readonly hints?: readonly string[]
  /**
   * What defines names of a user's own in the product (a custom property, an extraction rule): an unknown name is then no
   * mistake. `unlessNear`: one that is close to a known name is.
   */
  readonly ownNames?: { readonly how: string; readonly unlessNear: boolean }
  /** A column name as text of the query, for the fix that replaces an alias by its target. */
  readonly spell?: (name: string) => string
}

/** Resolves a column name and reports each departure from the platform's schema. */
export function resolveColumn(
  table: Table,
  name: string,
  span: Span,
  report: Report,
  options: ResolveOptions,
): Resolution {
  const platform = table.platform === undefined ? 'this file' : PLATFORM_NAMES[table.platform]
  const parameters = { name, table: table.name, platform }
  const found = findColumn(table, name, options.ignoreCase)
  const isStrict = options.profile === 'vendor' && options.missingIsNull !== true
  const severity = isStrict ? { severity: 'error' as const } : {}
  if (found !== undefined) {
    if (found.standing === 'alias' && found.target !== undefined) {
      const fixes =
        options.spell === undefined
          ? []
          : [{ title: `Write \`${found.target}\``, span, text: options.spell(found.target) }]
      report.add('schema/column-alias', span, { ...parameters, target: found.target }, { ...severity, fixes })
      const target = findColumn(table, found.target, false)
      return { kind: 'column', column: target ?? found }
    }
    if (found.standing === 'record' && table.platform !== undefined) {
      report.add('schema/column-from-record', span, parameters, options.ownNames === undefined ? severity : {})
    }
    if (found.isAbsent === true) report.add('schema/column-not-read', span, parameters)
    return { kind: 'column', column: found }
  }
  const names = table.columns.map((c) => c.name)
  const close = nearHint(name, names)
  const near = [...close, ...(options.hints ?? [])]
  if (isStrict && options.ownNames !== undefined && !(options.ownNames.unlessNear && close.length > 0)) {
    report.add('schema/column-of-setup', span, { ...parameters, how: options.ownNames.how }, { hints: near })
    return { kind: 'absent' }
  }
  if (isStrict) {
    report.add('name/unknown-column', span, { name, table: table.name }, { hints: near })
    return { kind: 'absent' }
  }
  if (table.rest !== undefined) {
    report.add('schema/column-of-rest', span, parameters, { hints: near })
    return { kind: 'member', rest: table.rest, name }
  }
  report.add('schema/column-absent', span, parameters, { hints: near })
  return { kind: 'absent' }
}

/** Exact name first; then, where case does not matter, the first column that differs in case alone. */
export function findColumn(table: Table, name: string, ignoreCase: boolean): TableColumn | undefined {
  const exact = table.columns.find((c) => c.name === name)
  if (exact !== undefined || !ignoreCase) return exact
  const lower = name.toLowerCase()
  return table.columns.find((c) => c.name.toLowerCase() === lower)
}
